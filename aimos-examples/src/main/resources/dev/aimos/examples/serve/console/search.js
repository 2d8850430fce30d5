/** Search: what the memory says, sentence by sentence, with what it is cited by; answers judged; contexts to read. */

import { get, send } from './api.js';
import { format, go, to } from './address.js';
import { copy } from './dialog.js';
import { flowing, h, line, marked, show } from './dom.js';
import { isNow, momentParameters } from './moment.js';
import { badge, button, disclosure, empty, field, form, heading, input, limitOf, load, longText, say, select, showMore } from './ui.js';
import { count, during, fixed, many, when } from './words.js';

const LEVELS = [['document', 'Documents'], ['section', 'Sections'], ['paragraph', 'Paragraphs'], ['sentence', 'Sentences']];
const CRITICALITIES = ['low-stakes', 'routine', 'important', 'critical'];
const MODES = [['find', 'Find'], ['answer', 'Answer'], ['context', 'Context']];

export function render({ parameters, signal }) {
  const asked = { q: '', level: 'sentence', as: 'find', criticality: 'routine', budget: '800', prefix: '', ...parameters };
  const results = h('div', { class: 'results', 'aria-live': 'polite' });
  if (asked.q.trim() !== '') RESULTS[asked.as]?.(results, asked, signal);
  else show(results, empty('Ask in your own words. Every answer is cited, and is as of the moment chosen above.'));
  return [heading('Search', 'Find what the memory says, and where it says so.'), box(asked), results];
}

function box(asked) {
  const next = (change) => (given) => go(['search'], { ...asked, ...given, ...change });
  return form({ class: 'search', role: 'search' }, next({}),
    h('div', { class: 'search-line' },
      h('label', { for: 'search-box', class: 'sr' }, 'Search for'),
      h('input', { id: 'search-box', type: 'search', name: 'q', value: asked.q, autocomplete: 'off', placeholder: 'Search the memory  ( / )', 'aria-keyshortcuts': '/' }),
      h('button', { type: 'submit', class: 'primary' }, 'Search')),
    h('div', { class: 'options' },
      radios('as', 'What for', MODES, asked.as),
      asked.as === 'find' && radios('level', 'Level', LEVELS, asked.level),
      asked.as === 'answer' && field('How much depends on it', select(CRITICALITIES, asked.criticality, { name: 'criticality' })),
      asked.as === 'context' && field('Tokens at most', h('input', { type: 'number', name: 'budget', min: 1, max: 100000, value: asked.budget })),
      field('Keys that begin with', input({ name: 'prefix', value: asked.prefix }))));
}

/** A switch of a few choices; choosing sends the form. */
function radios(name, legend, choices, chosen) {
  return h('fieldset', { class: 'switch' }, h('legend', {}, legend), h('div', {}, choices.map(([value, text]) => {
    const id = `${name}-${value}`;
    const control = h('input', { type: 'radio', name, id, value, checked: value === chosen });
    control.addEventListener('change', () => control.form.requestSubmit());
    return [control, h('label', { for: id }, text)];
  })));
}

const RESULTS = { find, answer, context };

// Finding

const SIZE = { lot: 20, most: 1000 };

function find(region, asked, signal) {
  const limit = limitOf(asked.limit, SIZE);
  const request = { q: asked.q, level: asked.level, prefix: asked.prefix, limit, ...momentParameters() };
  load(region, () => get('/query', request, { signal }), (found) => [
    h('p', { class: 'summary' }, `${many(found.items.length, 'hit')}, ${found.mode}; ${basis(found.basis)}`),
    found.items.length === 0
      ? empty('Nothing was found. Other words, another level or another moment may find it.')
      : h('ol', { class: 'hits' }, found.items.map((hit) => hitItem(hit, found.basis, asked, signal))),
    showMore(found.items.length, limit, SIZE, (more) => to(['search'], { ...asked, limit: more }), 'hit'),
  ]);
}

function hitItem(hit, at, asked, signal) {
  return h('li', { class: 'hit' },
    h('div', { class: 'hit-head' },
      h('h2', {}, h('a', { href: to(['atoms', hit.key]) }, line(hit.title || hit.key))),
      score(hit.score)),
    hitText(hit),
    h('p', { class: 'cite' }, h('a', { href: to(['atoms', hit.key], { cite: hit.address }) }, line(hit.address)),
      h('span', {}, ` · true ${during(hit.atom?.valid)}`)),
    disclosure('Around it', (body) => around(body, hit, asked, signal)),
    copies(hit, at));
}

/** What a reader elsewhere needs: the words with where and when they stood there, and a link that shows them as they stood. */
function copies({ text, address, key }, at) {
  const named = (what) => [what, h('span', { class: 'sr' }, ' of ', line(address))];
  const link = format(['atoms', key], { cite: address, as_of: at.tx, valid_at: at.validAt });
  return h('p', { class: 'copies' },
    button(named('Copy the citation'), () => copy(`“${text}”\n${address}, ${basis(at)}`, 'The citation'), { tone: 'plain' }),
    button(named('Copy a link'), () => copy(new URL(link, window.location.href).href, 'The link'), { tone: 'plain' }));
}

/** The words that match are marked; of a document, only the best piece is shown. */
function hitText(hit) {
  const shown = hit.level === 'document' || hit.text.length > 1200 ? hit.snippet || hit.text.slice(0, 600) : null;
  return h('p', { class: 'quote', dir: 'auto' }, shown === null ? marked(hit.text, hit.highlights) : marked(shown, hit.snippetHighlights ?? []));
}

function score(value) {
  return h('span', { class: 'score', title: 'score, from 0 to 1' },
    h('span', { class: 'sr' }, 'score '), h('meter', { min: 0, max: 1, value: Math.max(0, Math.min(1, value)), 'aria-hidden': 'true' }), fixed(value, 3));
}

/** The same search again, with what is before and after. */
function around(body, hit, asked, signal) {
  const request = { q: asked.q, level: asked.level, prefix: asked.prefix, limit: hit.rank, window: 2, parent: true, ...momentParameters() };
  load(body, () => get('/query', request, { signal }), (found) => {
    const same = found.items.find((one) => one.address === hit.address);
    if (!same) return empty('It is no longer among the hits.');
    const pieces = [...(same.before ?? []).map((node) => ({ node })), { node: same, hit: true }, ...(same.after ?? []).map((node) => ({ node }))];
    return [
      same.parent && h('p', { class: 'small' }, 'in ', h('code', {}, line(same.parent.address))),
      h('div', { class: 'around' }, pieces.map((piece) => h('div', { class: piece.hit ? 'here' : '', dir: 'auto' },
        piece.hit ? (same.text.length > 4000 ? longText(same.text) : marked(same.text, same.highlights)) : flowing(piece.node.text)))),
    ];
  });
}

export const basis = (given) => (given ? `as of transaction ${count(given.tx)}, ${when(given.recordedAt, 'the beginning')}` : '');

// Answering

function answer(region, asked, signal) {
  const request = { q: asked.q, criticality: asked.criticality, prefix: asked.prefix, ...momentParameters() };
  load(region, () => get('/answer', request, { signal }), (given) => [
    judgement(given.judgement),
    given.items.length === 0
      ? empty('The memory has no sentence that answers this.')
      : h('ol', { class: 'hits' }, given.items.map((sentence) => h('li', { class: 'hit' },
        h('p', { class: 'quote', dir: 'auto' }, marked(sentence.text, sentence.highlights)),
        h('p', { class: 'cite' }, h('a', { href: to(['atoms', sentence.key], { cite: sentence.address }) }, line(sentence.address))),
        copies(sentence, given.basis)))),
    given.items.length > 0 && (isNow()
      ? h('div', { class: 'actions after', 'data-write': true },
        button('Record a witness of this answer', () => witness(asked)),
        h('span', { class: 'small' }, 'It can then be checked, years later.'))
      : h('p', { class: 'small' }, 'A witness is recorded of an answer as of now.')),
  ]);
}

async function witness(asked) {
  const recorded = await send('POST', '/witnesses', { question: asked.q, criticality: asked.criticality });
  say(`Witness ${recorded.id.slice(0, 12)} is recorded.`);
  go(['witnesses', recorded.id]);
}

/** What the gate says: how sure, how risky, and why not. */
export function judgement(judged) {
  if (!judged) return null;
  const passed = judged.passed;
  return h('div', { class: `judgement ${passed ? 'good' : 'warn'}` },
    h('p', { class: 'judged' }, badge(passed ? 'passes' : 'abstains', passed ? 'good' : 'warn'), badge(`band ${judged.band}`),
      `confidence ${fixed(judged.confidence)}, ${judged.criticality} needs ${fixed(judged.threshold)}; risk ${fixed(judged.risk)} of ${fixed(judged.riskLimit)}`),
    judged.reasons?.length > 0 && h('ul', { class: 'reasons' }, judged.reasons.map((reason) =>
      h('li', {}, h('strong', {}, line(reason.message)), reason.remedy && h('span', { class: 'small' }, line(`To lift it: ${reason.remedy}`))))));
}

// Contexts

function context(region, asked, signal) {
  const request = { q: asked.q, budget: asked.budget, prefix: asked.prefix, ...momentParameters() };
  load(region, () => get('/context', request, { signal }), (made) => [
    h('p', { class: 'summary' }, `${count(made.tokens)} of ${count(made.budget)} tokens by ${made.counter}; ${many(made.passages.length, 'passage')}, ${made.mode}; ${basis(made.basis)}`),
    h('progress', { max: made.budget, value: made.tokens, 'aria-label': 'tokens used of the budget' }),
    made.passages.length === 0
      ? empty('Nothing fits: no passage was found, or the budget is too small.')
      : h('ol', { class: 'passages' }, made.passages.map((passage) => h('li', { value: passage.number, class: 'hit' },
        h('div', { class: 'quote' }, longText(passage.text)),
        h('p', { class: 'cite' }, `[${passage.number}] `, h('a', { href: to(['atoms', passage.key], { cite: passage.address }) }, line(passage.address)),
          ` · ${many(passage.tokens, 'token')} · score ${fixed(passage.score, 3)}`),
        copies(passage, made.basis)))),
    stages(made.stages ?? []),
  ]);
}

function stages(all) {
  if (all.length === 0) return null;
  return h('details', {}, h('summary', {}, 'How it was put together'),
    h('ol', { class: 'stages' }, all.map((stage) => h('li', {},
      h('strong', {}, line(stage.name)), ` ${stage.in} in, ${stage.out} out`, stage.note && [' · ', line(stage.note)],
      stage.dropped.length > 0 && h('ul', {}, stage.dropped.map((one) => h('li', { class: 'small' }, line(one.address), ' · ', line(one.reason))))))));
}
