// Applications of the demonstration in every stage that a page shows, made over HTTP by the people in it.
import { answersFor } from './demo-answers.mjs';

/** One pixel: a photograph for materials that nobody will read. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const NOTICE = [
  { materialId: 'm3', problem: '看不清本人页', acceptCriteria: '四个角都拍到，字能看清' },
  { materialId: 'm4', problem: '卡号看不清', acceptCriteria: '正面平放，不反光', fields: ['bankCard'] },
];

/** A picture to hand in. */
export function photo() {
  const form = new FormData();
  form.append('file', new Blob([PIXEL], { type: 'image/png' }), '照片.png');
  return form;
}

/** The certificate of the right kind with consent, else a photograph. */
async function provide(person, id, { id: materialId, certificateType }) {
  const { items } = await person.get('/certificates?limit=100');
  const held = items.find(({ type, state }) => type === certificateType && state === 'valid');
  const at = `/cases/${id}/materials/${materialId}`;
  if (held) await person.put(`${at}/certificate`, { certificateId: held.id, consent: true });
  else await person.post(`${at}/files`, photo());
}

/** A draft with every answer and every material; `isEmpty`: as it was opened. */
async function draft(person, taskCode, isEmpty = false) {
  const opened = await person.post('/cases', { taskCode });
  const { id, form, etag, materials } = opened;
  if (isEmpty) return id;
  await person.put(`/cases/${id}/form`, { answers: answersFor(form) }, { 'if-match': etag });
  for (const material of materials)
    if (material.isNeed === '1' && ['certificate', 'upload'].includes(material.how))
      await provide(person, id, material);
  return id;
}

async function submitted(person, taskCode) {
  const id = await draft(person, taskCode);
  await person.post(`/cases/${id}/submit`);
  return id;
}

async function act(staff, id, action, details = {}) {
  const { stateVersion } = await staff.get(`/staff/cases/${id}`);
  await staff.post(`/staff/cases/${id}/actions`, { action, stateVersion, ...details });
}

/**
 * Cases in the stages that the pages show. Gives their ids.
 * @param enter signs somebody in by account
 */
export async function liveCases(enter, { allowance, meant }) {
  const [chen, zhou, wang, daughter, liu] = await Promise.all(
    ['chen-citizen', 'zhou-citizen', 'wang-elder', 'wang-daughter', 'liu-enterprise'].map(enter),
  );
  const [clerk, officer] = await Promise.all(['clerk-1', 'officer-1'].map(enter));
  const [support, pension] = [await meant(chen, '困难残疾人生活补贴'), await meant(chen, '城乡居民养老保险参保')];
  const review = async (person, taskCode) => {
    const id = await submitted(person, taskCode);
    await act(clerk, id, 'accept');
    await act(officer, id, 'startReview');
    return id;
  };
  const decided = async (person, taskCode, decision) => {
    const id = await review(person, taskCode);
    await act(officer, id, 'decide', decision);
    return id;
  };
  const corrected = await submitted(wang, allowance);
  await act(clerk, corrected, 'requestCorrection', { items: NOTICE });
  return {
    draft: await draft(chen, allowance, true),
    complete: await draft(daughter, allowance),
    received: await submitted(zhou, allowance),
    reviewed: await review(chen, support),
    granted: await decided(chen, pension, { result: 'granted' }),
    refused: await decided(liu, allowance, { result: 'refused', reason: '申请人不满 80 周岁' }),
    corrected,
  };
}
