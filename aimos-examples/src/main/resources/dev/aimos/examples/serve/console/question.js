/** A question that a run asks a person, and the answers it offers. */

import { at, send } from './api.js';
import { ask } from './dialog.js';
import { h, line } from './dom.js';
import { operator } from './session.js';
import { outputsOf } from './steps.js';
import { readAll, typedField } from './typed.js';
import { badge, button, field, input, longText, say, values } from './ui.js';
import { when } from './words.js';

const CHOICES = { approve: 'Approve', reject: 'Reject', retry: 'Try again', skip: 'Leave it out', accept: 'Take as done' };
const KINDS = { approval: 'whether this step may begin', escalation: 'what to do about this step, which failed', amendment: 'whether the plan may be changed as proposed' };
const TONES = { approve: 'primary', reject: 'danger' };

/**
 * @param decided called once an answer is recorded
 */
export function question(one, run, plan, view, decided) {
  const who = input({ name: 'by', value: operator.get(), required: true });
  const answer = (choice) => button(CHOICES[choice] ?? choice, async () => {
    const { by, note } = values(box);
    if (by.trim() === '') {
      who.focus();
      say('Say who decides.', 'warn');
      return;
    }
    const decision = { request: one.request, choice, by: by.trim(), note };
    const decide = (more) => send('POST', `${at('/runs', run)}/decisions`, { ...decision, ...more });
    const done = choice === 'accept' ? await accept(one, plan, view, decide) : await decide({});
    if (!done) return;
    say(`${CHOICES[choice] ?? choice}: ${one.request}`);
    await decided();
  }, { tone: TONES[choice] ?? '', 'data-choice': choice, 'data-write': true });
  const box = h('form', { class: 'question' },
    h('h2', {}, badge('waits for you', 'warn'), ' ', line(one.request)),
    h('div', { class: 'quote' }, longText(one.message)),
    h('p', { class: 'small' }, `${one.kind}: ${KINDS[one.kind] ?? ''}`, one.role && ['; for ', line(one.role)], one.until && `; until ${when(one.until)}`),
    h('div', { class: 'options' }, field('Who decides', who), field('Note', input({ name: 'note' }))),
    h('div', { class: 'actions' }, one.choices.map(answer)));
  box.addEventListener('submit', (event) => event.preventDefault());
  return box;
}

/** Asks for the outputs that the failed step was to give; they begin with what it gave, if it gave any. */
function accept(one, plan, view, decide) {
  const declared = Object.entries(outputsOf(plan, one.request));
  const gave = view.steps.find((step) => step.step === one.request)?.outputs ?? {};
  const fields = declared.map(([name, type]) => typedField({ name, type, value: gave[name], required: type !== 'text' }));
  return ask({
    title: 'Take the step as done', action: 'Take as done',
    text: declared.length === 0
      ? 'It gives nothing that other steps read.'
      : 'Say what it is taken to have given. Steps after it read these in place of its own.',
    fields: fields.map((shown) => shown.node),
    act: () => {
      const outputs = readAll(fields);
      if (outputs === null) throw Object.assign(new Error('the fields above tell what is wrong'), { code: 'bad-output', title: 'Not yet' });
      for (const { name } of fields) outputs[name] ??= '';
      return decide({ outputs });
    },
  });
}
