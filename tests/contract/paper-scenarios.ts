import { attachCertificate, deleteFile, detachCertificate } from '@yichuang/contract/cases/material-contract';
import { MAX_FILES } from '@yichuang/contract/cases/material';
import type { Problem } from '@yichuang/contract/problem';
import { certificateOf } from '../support/certificates.ts';
import { upload, uploadRefused } from '../support/upload.ts';
import { CARD, caseWithPapers, draftOfHolder, openDraft } from './paper-examples.ts';
import type { World } from './world.ts';

/** A case that was handed in: its materials can no longer be changed. */
async function handedIn(world: World) {
  const { person, id, fileId } = await caseWithPapers(world);
  return { person, params: { id, materialId: CARD, fileId } };
}

export const PAPER_SCENARIOS: Record<string, (world: World) => Promise<Problem>> = {
  'uploadFile NOT_FOUND': async ({ fresh, taskCode }) => {
    const [person, stranger] = [await fresh(), await fresh()];
    const id = await openDraft(person, taskCode);
    const foreign = await uploadRefused(stranger, { id, materialId: CARD });
    const missing = await uploadRefused(stranger, { id: 'no-such-id', materialId: CARD });
    if (foreign.detail !== missing.detail || foreign.title !== missing.title) throw new Error('told apart');
    return uploadRefused(person, { id, materialId: 'm99' });
  },
  'uploadFile ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await handedIn(world);
    return uploadRefused(person, params);
  },
  'uploadFile TOO_MANY_FILES': async ({ fresh, taskCode }) => {
    const person = await fresh();
    const place = { id: await openDraft(person, taskCode), materialId: CARD };
    for (let n = 0; n < MAX_FILES; n++) await upload(person, place);
    return uploadRefused(person, place);
  },
  'deleteFile ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await handedIn(world);
    return person.refused(deleteFile, { params });
  },
  'attachCertificate ACTION_NOT_ALLOWED': async (world) => {
    // a household register is no identity card
    const { person, params } = await draftOfHolder(world);
    const certificateId = await certificateOf(person, 'householdRegister');
    return person.refused(attachCertificate, { params, body: { certificateId, consent: true } });
  },
  'detachCertificate ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await handedIn(world);
    return person.refused(detachCertificate, { params: { id: params.id, materialId: CARD } });
  },
};
