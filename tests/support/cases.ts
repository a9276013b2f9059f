import { createCase, getCase, saveForm, submitCase } from '@yichuang/contract/cases/contract';
import { attachCertificate } from '@yichuang/contract/cases/material-contract';
import { missingMaterials, type CaseMaterial } from '@yichuang/contract/cases/material';
import { listCertificates } from '@yichuang/contract/certificates/contract';
import { actOnCase, getStaffCase } from '@yichuang/contract/cases/staff-contract';
import type { StaffAction } from '@yichuang/contract/cases/case';
import { answersFor } from '../../scripts/demo-answers.mjs';
import type { Person } from './client.ts';
import { upload } from './upload.ts';

export async function filledDraft(person: Person, taskCode: string) {
  const draft = await person.do(createCase, { body: { taskCode } });
  const { etag } = await person.do(
    saveForm,
    { params: { id: draft.id }, body: { answers: answersFor(draft.form) } },
    { headers: { 'if-match': draft.etag } },
  );
  return { id: draft.id, etag };
}

/** A certificate of the right kind if the person holds one, else a picture. */
async function provide(person: Person, id: string, { id: materialId, certificateType }: CaseMaterial) {
  const { items } = await person.do(listCertificates, { query: { limit: 100 } });
  const held = items.find(({ type, state }) => type === certificateType && state === 'valid');
  const params = { id, materialId };
  if (held) await person.do(attachCertificate, { params, body: { certificateId: held.id, consent: true } });
  else await upload(person, params);
}

/** A draft that lacks nothing. */
export async function completeDraft(person: Person, taskCode: string) {
  const draft = await filledDraft(person, taskCode);
  const { materials } = await person.do(getCase, { params: { id: draft.id } });
  for (const material of missingMaterials(materials)) await provide(person, draft.id, material);
  return draft;
}

/** A case that was handed in, with its receipt. */
export async function submittedCase(person: Person, taskCode: string) {
  const { id } = await completeDraft(person, taskCode);
  return { id, ...(await person.do(submitCase, { params: { id }, body: {} })) };
}

/** The next step of a case, as the screen of staff shows it. */
export async function takeStep(staff: Person, id: string, action: StaffAction, details: object = {}) {
  const { stateVersion } = await staff.do(getStaffCase, { params: { id } });
  return staff.do(actOnCase, { params: { id }, body: { action, stateVersion, ...details } });
}
