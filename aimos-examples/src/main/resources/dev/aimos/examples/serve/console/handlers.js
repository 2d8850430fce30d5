/** Who works in a run: for each role of a plan the library, a mock, or whoever the server was started with. */

import { get } from './api.js';
import { h, line } from './dom.js';
import { field, select } from './ui.js';
import { typedField } from './typed.js';

/** What the server has: who works unless a run says otherwise, and the roles that the library plays. */
export const workers = async (signal) => (await get('/status', {}, { signal })).server;

/**
 * Choices for the roles of a plan.
 * @param roles steps by role
 * @param server see {@link workers}
 * @returns {{nodes: Node[], fields: Object[], read: function(Object): {handlers: string[], mock: Object}}}
 */
export function handlerChoice(roles, server) {
  const usual = server.handlers.join(', ');
  const choices = Object.entries(roles).map(([role, steps]) => {
    const known = server.library.includes(role);
    const control = select([['', `as the server does (${usual})`], ...(known ? ['library'] : []), 'mock'], '', { name: `role:${role}`, 'data-role': role });
    return { role, control, node: field(line(role), control, [known ? 'the library plays it; ' : 'the library does not play it; ', 'in ', line(steps.join(', '))]) };
  });
  const mock = typedField({ name: 'mock', label: 'What mocked steps give', type: 'object', hint: 'such as {"draft.text": "A text"}' });
  return {
    fields: [mock],
    nodes: choices.length === 0
      ? [h('p', { class: 'small' }, 'No role works in this plan.')]
      : [h('div', { class: 'options' }, choices.map((one) => one.node)), mock.node],
    read: (filled) => ({
      // A role that is chosen for stands before what is chosen for all others.
      handlers: choices.some((one) => one.control.value !== '')
        ? [...choices.filter((one) => one.control.value !== '').map((one) => `${one.role}=${one.control.value}`), ...server.handlers.filter((one) => !one.includes('='))]
        : [],
      mock: filled.mock ?? {},
    }),
  };
}

/** The roles of a plan and of those that it calls: steps by role. */
export function rolesOf(plan) {
  const roles = {};
  for (const one of [plan, ...(plan.plans ?? [])]) {
    for (const step of one.steps) if (step.role) (roles[step.role] ??= []).push(step.step);
  }
  return roles;
}
