/** Asking in a dialog, and handing texts to the clipboard. */

import { add, h, show } from './dom.js';
import { failure, form, say } from './ui.js';

/**
 * Asks before something is done, in a dialog that Escape closes.
 * @param act does it, with what was filled in by name; while it fails, the dialog stays with all that was filled in, and tells why
 * @returns what `act` gave, or what was filled in; null if nothing is to be done
 */
export function ask({ title, text, fields = [], action = 'OK', tone = 'primary', act = async (given) => given }) {
  return new Promise((resolve) => {
    const dialog = h('dialog', { 'aria-labelledby': 'dialog-title' });
    const wrong = h('div', {});
    const go = h('button', { type: 'submit', class: tone }, action);
    let answer = null;
    add(dialog, form({ class: 'stack' }, async (given) => {
      if (go.getAttribute('aria-disabled') === 'true') return;
      go.setAttribute('aria-disabled', 'true');
      try {
        answer = (await act(given)) ?? given;
        dialog.close();
      } catch (error) {
        show(wrong, failure(error));
        wrong.scrollIntoView({ block: 'nearest' });
      } finally {
        go.removeAttribute('aria-disabled');
      }
    },
      h('h2', { id: 'dialog-title' }, title),
      text && h('p', {}, text),
      fields,
      wrong,
      h('div', { class: 'actions end' },
        h('button', { type: 'button', on: { click: () => dialog.close() } }, 'Cancel'), go)));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(answer);
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector('input:not([readonly]), select, textarea') ?? go).focus();
  });
}

/** Puts a text on the clipboard; where the browser refuses, shows it to be copied by hand. */
export async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is copied.`);
  } catch {
    const shown = h('textarea', { readonly: true, rows: 4, 'aria-label': what, text });
    const asked = ask({ title: what, text: 'This browser does not let the page copy. Copy it from here.', fields: [shown], action: 'Done' });
    shown.select();
    await asked;
  }
}
