// One item, walked from its guide to the last step as an applicant would, over HTTP; says where that breaks, and why.
import { answersFor } from '../demo-answers.mjs';
import { photo } from '../demo-cases.mjs';

/** In this order; the hall is looked for whatever became of the application. */
export const STEPS = {
  guide: '看指南',
  open: '开申请',
  form: '填表',
  materials: '交材料',
  submit: '提交',
  term: '受理期限',
};
const PAPER_ONLY = '1';

/** Ends the walk at this step. */
class Broken extends Error {
  constructor(step, why) {
    super(why);
    this.step = step;
  }
}

const refusalIn = ({ code, detail, errors }) =>
  [`${code} ${detail}`, ...(errors ?? []).map(({ message }) => message)].join('；');

/** @throws Broken with the server's own words */
async function take(step, someone, method, path, sent) {
  const { status, body } = await someone.send(method, path, sent);
  if (status >= 400) throw new Broken(step, refusalIn(body));
  return body;
}

/** A form that nobody could fill in, however they tried. */
function requireFillable({ sections }) {
  const fields = sections.flatMap((section) => section.fields);
  if (fields.length === 0) throw new Broken('form', '表单是空的，没有要填的项');
  const ids = new Set(fields.map(({ id }) => id));
  for (const { label, type, choices = [], requiredIf } of fields) {
    if (type === 'choice' && choices.length === 0) throw new Broken('form', `「${label}」要选一项，但没有可选的`);
    if (requiredIf && !ids.has(requiredIf.field))
      throw new Broken('form', `「${label}」要看「${requiredIf.field}」怎么填，但表上没有这一项`);
  }
}

/** A certificate that stands in for it, or a photograph; paper that can only be brought cannot be handed in here. */
async function handIn(someone, id, material, format) {
  const { id: materialId, materialName, offer } = material;
  const at = `/cases/${id}/materials/${materialId}`;
  if (offer) {
    const body = { certificateId: offer.certificateId, consent: true };
    await take('materials', someone, 'PUT', `${at}/certificate`, { body });
    return 'exempt';
  }
  if (format === PAPER_ONLY) throw new Broken('materials', `「${materialName}」只收纸质的，网上交不了`);
  const { state, reason } = await take('materials', someone, 'POST', `${at}/files`, { form: photo() });
  if (state !== 'clean') throw new Broken('materials', `「${materialName}」传不上：${reason ?? state}`);
  return 'uploaded';
}

async function handInAll(someone, { id, materials }, item) {
  const formats = new Map(item.materials.map((one) => [one.materialName, one.materialFormat]));
  const ways = { exempt: 0, uploaded: 0 };
  for (const material of materials) {
    const isAsked = material.isNeed === '1' && ['certificate', 'upload'].includes(material.how);
    if (isAsked) ways[await handIn(someone, id, material, formats.get(material.materialName))]++;
  }
  return ways;
}

/** Somewhere to go, where one has to come in person or may book. */
async function hallBreaks(someone, { taskCode, limitSceneNum, isSchedule }) {
  if (limitSceneNum === 0 && isSchedule !== '1') return [];
  const { items } = await someone.get(`/halls?limit=1&taskCode=${encodeURIComponent(taskCode)}`);
  if (!items[0]) return [{ step: 'hall', why: '要到现场或能预约，但没有一个大厅办' }];
  if (isSchedule !== '1') return [];
  const { status, body } = await someone.send(
    'GET',
    `/halls/${items[0].id}/slots?taskCode=${encodeURIComponent(taskCode)}`,
  );
  if (status >= 400) return [{ step: 'hall', why: `${items[0].name}约不了：${refusalIn(body)}` }];
  const isOpen = body.days.some(({ slots }) => slots.length > 0);
  return isOpen ? [] : [{ step: 'hall', why: `能预约，但${items[0].name}没有一个时段` }];
}

async function apply(someone, item, reached) {
  const draft = await take('open', someone, 'POST', '/cases', { body: { taskCode: item.taskCode } });
  reached('open');
  requireFillable(draft.form);
  const saved = { body: { answers: answersFor(draft.form) }, headers: { 'if-match': draft.etag } };
  await take('form', someone, 'PUT', `/cases/${draft.id}/form`, saved);
  reached('form');
  const ways = await handInAll(someone, draft, item);
  reached('materials');
  await take('submit', someone, 'POST', `/cases/${draft.id}/submit`, { body: {} });
  reached('submit');
  const { current, dueAt } = await take('term', someone, 'GET', `/cases/${draft.id}/clock`);
  if (current === null || dueAt === null) throw new Broken('term', '交上去了，但算不出哪一天之前受理');
  reached('term');
  return ways;
}

/**
 * Walks one item.
 * @param someone signed in, level 3; see scripts/demo/people.mjs
 * @returns {Promise<{taskCode: string, taskName: string, reached: string, breaks: {step: string, why: string}[],
 *   exempt: number, uploaded: number}>} `reached` is the last step that was done, of {@link STEPS}
 */
export async function walk(someone, { taskCode, taskName }) {
  const told = { taskCode, taskName, reached: 'none', breaks: [], exempt: 0, uploaded: 0 };
  const reached = (step) => (told.reached = step);
  try {
    const item = await take('guide', someone, 'GET', `/items/${encodeURIComponent(taskCode)}`);
    reached('guide');
    told.breaks.push(...(await hallBreaks(someone, item)));
    Object.assign(told, await apply(someone, item, reached));
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    told.breaks.push({ step: error.step, why: error.message });
  }
  return told;
}
