/** Witnesses: answers that can be checked, what turned out, and how far confidences can be trusted. */

import { at, get, send } from './api.js';
import { go, to } from './address.js';
import { reliability } from './chart.js';
import { ask } from './dialog.js';
import { cut, h, line, show } from './dom.js';
import { moment } from './moment.js';
import { operator } from './session.js';
import { badge, button, empty, facts, failure, field, form, heading, input, load, loading, longText, pages, picture, say, section, select, table } from './ui.js';
import { count, fixed, json, many, when } from './words.js';

const KINDS = [['', 'any'], 'answer', 'step', 'retrieval', 'context', 'decision'];
const CRITICALITIES = [['', 'any'], 'low-stakes', 'routine', 'important', 'critical'];
const VERDICTS = { proved: 'good', refuted: 'bad', undecided: 'warn' };
const PAGE = 50;


export function render(context) {
  return context.path.length > 0 ? one(context) : list(context);
}

// The list

function list({ parameters, signal }) {
  const region = h('div', { 'aria-live': 'polite' });
  const chart = h('div', {});
  const { after, ...filters } = { kind: '', model: '', criticality: '', band: '', passed: '', run: '', correlation: '', after: '', ...parameters };
  delete filters.as_of;
  delete filters.valid_at;
  const { asOf } = moment();
  load(region, () => get('/witnesses', { ...filters, after, limit: PAGE, as_of: asOf }, { signal }), (found) => [
    h('p', { class: 'summary' }, `${many(found.items.length, 'witness', 'witnesses')} on this page, the earliest first`),
    found.items.length === 0 ? empty('No witness meets these demands at this moment.') : witnessTable(found.items),
    pages(found.more ? to(['witnesses'], { ...filters, after: found.items.at(-1).id }) : null),
  ]);
  const { model, criticality } = filters;
  load(chart, () => get('/calibration', { model, criticality, as_of: asOf }, { signal }), calibration);
  return [
    heading('Witnesses', 'What answers were made of, and whether they can be trusted.'),
    form({ class: 'options' }, (given) => go(['witnesses'], given),
      field('Kind', select(KINDS, filters.kind, { name: 'kind' })),
      field('Gate', select([['', 'any'], ['true', 'passed'], ['false', 'abstained']], filters.passed, { name: 'passed' })),
      field('Band', select([['', 'any'], 'A', 'B', 'C'], filters.band, { name: 'band' })),
      field('Criticality', select(CRITICALITIES, filters.criticality, { name: 'criticality' })),
      field('Model', input({ name: 'model', value: filters.model })),
      field('Run', input({ name: 'run', value: filters.run })),
      field('Correlation', input({ name: 'correlation', value: filters.correlation })),
      h('button', { type: 'submit' }, 'Filter')),
    region,
    section('Calibration', chart),
  ];
}

export function witnessTable(items) {
  return table('Witnesses', ['Witness', { name: 'Recorded', kind: 'when' }, { name: 'Confidence', kind: 'when' }, 'Criticality', { name: 'What', kind: 'wide' }], items.map(({ id, witness, recorded }) => [
    h('a', { href: to(['witnesses', id]) }, h('code', {}, id.slice(0, 12))),
    when(recorded.at), gate(witness), witness.criticality ?? 'routine',
    [h('span', { class: 'small' }, line(`${witness.kind} by ${witness.model} `)), line(cut(summary(witness), 140))]]));
}

function gate(witness) {
  if (witness.confidence === undefined) return '–';
  const passed = witness.passed ?? witness.gate?.passed;
  return [`${fixed(witness.confidence)} ${witness.band ?? ''} `, passed === undefined ? null : badge(passed ? 'passed' : 'abstained', passed ? 'good' : 'warn')];
}

function summary(witness) {
  const said = witness.output ?? witness.receipt?.query?.text ?? witness.input ?? '';
  return typeof said === 'string' ? said : JSON.stringify(said);
}

// Calibration

function calibration(report) {
  if (report.count === 0) return empty('No outcomes are recorded yet for these demands. Say of a witness whether its answer was right.');
  return h('div', { class: 'beside' },
    picture('Reliability diagram', reliability(report)),
    h('div', {},
      facts([
        ['Answers with an outcome', count(report.count)], ['Right', fixed(report.accuracy, 3)], ['Mean confidence', fixed(report.meanConfidence, 3)],
        ['ECE', fixed(report.ece, 3)], ['ECE, equal mass', fixed(report.eceMass, 3)], ['Worst bin', fixed(report.mce, 3)],
        ['Brier', fixed(report.brier, 3)], ['AUROC', fixed(report.auroc, 3)], ['AURC', fixed(report.aurc, 3)]]),
      table('Bins', ['Confidence', { name: 'Answers', kind: 'number' }, { name: 'Mean', kind: 'number' }, { name: 'Right', kind: 'number' }],
        report.bins.filter((bin) => bin.count > 0).map((bin) => [`${fixed(bin.from)} to ${fixed(bin.to)}`, count(bin.count), fixed(bin.meanConfidence, 3), fixed(bin.accuracy, 3)]))));
}

// One witness

function one(context) {
  const [id] = context.path;
  const body = h('div', {});
  const verdict = h('div', { 'aria-live': 'polite' });
  load(body, () => get(at('/witnesses', id), {}, { signal: context.signal }), whole);
  return [
    heading(h('code', {}, line(id.slice(0, 16))), h('a', { href: to(['witnesses']) }, '← All witnesses'),
      button('Verify', () => verify(id, verdict), { tone: 'primary', id: 'verify-witness' }),
      button('Record an outcome', () => outcome(id, context), { id: 'record-outcome', 'data-write': true })),
    verdict, body,
  ];
}

async function verify(id, region) {
  show(region, loading('Checking against the journal'));
  try {
    show(region, verdictOf(await get(`${at('/witnesses', id)}/verdict`)));
  } catch (error) {
    show(region, failure(error));
  }
}

function verdictOf(verdict) {
  return h('div', { class: `judgement ${VERDICTS[verdict.result] ?? 'warn'}` },
    h('p', { class: 'judged' }, badge(verdict.result, VERDICTS[verdict.result]), `with ${many(verdict.proofs.length, 'inclusion proof')}`),
    verdict.findings.length > 0 && h('ul', { class: 'reasons' }, verdict.findings.map((finding) =>
      h('li', {}, h('code', {}, line(finding.code)), ' ', line(finding.where), ' ', line(finding.message)))));
}

function whole(shown) {
  const { witness, recorded } = shown;
  return [
    section('What it says',
      facts([
        ['What', [line(`${witness.kind} by `), h('a', { href: to(['witnesses'], { model: witness.model }) }, line(witness.model))]],
        ['Recorded', `transaction ${recorded.tx}, ${when(recorded.at)}`],
        ['Signed', shown.signature ? ['with key ', h('code', { class: 'hash' }, line(shown.signature.key))] : 'no'],
        ['Id', h('code', { class: 'hash' }, shown.id)]]),
      ['input', 'output'].filter((name) => witness[name] !== undefined).map((name) => [h('h3', {}, name === 'input' ? 'What went in' : 'What came out'), longText(json(witness[name]))])),
    section('How sure it is', sure(witness)),
    section('What it read and used', used(witness)),
    section('What turned out', turned(shown.turnedOut ?? null)),
    section('Lineage',
      h('h3', {}, 'It rests on'), shown.ancestors.length > 0 ? witnessTable(shown.ancestors) : empty('No other witness.'),
      shown.missing.length > 0 && h('p', { class: 'small' }, `Erased: ${shown.missing.map((one) => one.slice(0, 12)).join(', ')}`),
      h('h3', {}, 'What rests on it'), shown.descendants.length > 0 ? witnessTable(shown.descendants) : empty('No other witness.')),
    h('details', { class: 'panel' }, h('summary', {}, 'All members'), members(witness)),
  ];
}

function sure(witness) {
  if (witness.confidence === undefined) return empty('It says nothing of how sure it is.');
  return [
    h('p', {}, gate(witness)),
    facts([
      ['Band', witness.band], ['Needs', witness.threshold !== undefined ? `${witness.criticality ?? 'routine'} needs ${fixed(witness.threshold)}` : null],
      ['Raw confidence', witness.rawConfidence !== undefined ? fixed(witness.rawConfidence) : null],
      ['Risk', witness.risk !== undefined ? (typeof witness.risk === 'object' ? json(witness.risk) : fixed(witness.risk)) : null]]),
    witness.reasons?.length > 0 && h('ul', { class: 'reasons' }, witness.reasons.map((reason) =>
      h('li', {}, typeof reason === 'string' ? h('code', {}, line(reason)) : [h('strong', {}, line(reason.message ?? reason.code)), reason.remedy && h('span', { class: 'small' }, line(`To lift it: ${reason.remedy}`))]))),
  ];
}

function used(witness) {
  const state = witness.reads ?? witness.receipt?.state;
  const pieces = [...(witness.receipt?.entries ?? []), ...(witness.used ?? [])];
  return [
    facts([
      ['Read', state && `transaction ${state.tx}${state.recordedAt ? `, ${when(state.recordedAt)}` : ''}`],
      ['Root', state?.root && h('code', { class: 'hash' }, line(state.root))],
      ['Asked', witness.receipt?.query?.text && line(witness.receipt.query.text)]]),
    pieces.length === 0 ? empty('No piece of the memory is named.') : table('Pieces used', ['Address', { name: 'Record', kind: 'number' }, { name: 'Score', kind: 'number' }], pieces.map((piece) => [
      h('a', { href: to(['atoms', keyOf(piece.at)]) }, line(piece.at)), piece.seq, piece.score === undefined ? '–' : fixed(piece.score, 3)])),
  ];
}

export const keyOf = (address) => /^doc:(.*?)(?:\/sec:\d+(?:\/par:\d+(?:\/sen:\d+)?)?)?$/s.exec(address)?.[1] ?? address;

function turned(outcome) {
  if (!outcome) return empty('Nobody has said yet whether the answer was right.');
  return h('p', {}, badge(outcome.correct ? 'right' : 'wrong', outcome.correct ? 'good' : 'bad'), ' says ', line(outcome.by), outcome.note && [': ', line(outcome.note)]);
}

function members(witness) {
  return table('Members', ['Member', 'Value'], Object.entries(witness).map(([name, value]) => [
    h('code', {}, line(name)), longText(json(value), { class: 'text code' })]));
}

async function outcome(id, context) {
  const given = await ask({
    title: 'What turned out?', action: 'Record', text: 'A later outcome takes the place of this one; history stays.',
    fields: [
      field('The answer was', select([['true', 'right'], ['false', 'wrong']], 'true', { name: 'correct' })),
      field('Who says so', input({ name: 'by', value: operator.get(), required: true })),
      field('Note', input({ name: 'note' })),
    ],
    act: ({ correct, by, note }) => send('POST', `${at('/witnesses', id)}/outcome`, { correct: correct === 'true', by, note }),
  });
  if (!given) return;
  say('The outcome is recorded.');
  context.wrote();
  context.again();
}
