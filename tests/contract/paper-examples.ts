import { createCase, getCase } from '@yichuang/contract/cases/contract';
import { attachCertificate } from '@yichuang/contract/cases/material-contract';
import { listMessages } from '@yichuang/contract/messages/contract';
import { submittedCase, takeStep } from '../support/cases.ts';
import { certificateOf } from '../support/certificates.ts';
import type { Person } from '../support/client.ts';
import { aPicture, upload } from '../support/upload.ts';
import type { Example } from './example-makers.ts';
import type { World } from './world.ts';

/** Materials of 高龄津贴: 身份证, by certificate or picture. */
export const CARD = 'm2';

/** An empty draft of this person's, the one that stands if there is one. */
export async function openDraft(person: Person, taskCode: string): Promise<string> {
  const answer = await person.ask(createCase, { body: { taskCode } });
  if (answer.ok) return answer.value.id;
  if (answer.problem.id === undefined) throw new Error(`no draft: ${answer.problem.detail}`);
  return answer.problem.id;
}

/** A draft with one picture in it. */
async function draftWithFile({ fresh, taskCode }: World) {
  const person = await fresh();
  const at = { id: await openDraft(person, taskCode), materialId: CARD };
  const { fileId } = await upload(person, at);
  return { person, params: { ...at, fileId } };
}

/** 陈致远 holds certificates; his draft and his card. */
export async function draftOfHolder({ citizen, taskCode }: World) {
  const params = { id: await openDraft(citizen, taskCode), materialId: CARD };
  return { person: citizen, params, certificateId: await certificateOf(citizen, 'residentIdCard') };
}

/** A case at the desk, with one of its papers and one of its files. */
export async function caseWithPapers({ fresh, taskCode }: World) {
  const person = await fresh();
  const { id } = await submittedCase(person, taskCode);
  const { documents, materials } = await person.do(getCase, { params: { id } });
  const fileId = materials.flatMap(({ files }) => files)[0]?.fileId;
  const documentId = documents[0]?.id;
  if (fileId === undefined || documentId === undefined) throw new Error('the case has no file or no paper');
  return { person, id, fileId, documentId };
}

const aFile: Example = async (world) => {
  const { person, params } = await draftWithFile(world);
  return { person, sent: { params } };
};

export const PAPER_EXAMPLES = {
  uploadFile: async ({ fresh, taskCode }) => {
    const person = await fresh();
    const params = { id: await openDraft(person, taskCode), materialId: CARD };
    return { person, sent: { params }, file: aPicture() };
  },
  getFile: aFile,
  deleteFile: aFile,
  attachCertificate: async (world) => {
    const { person, params, certificateId } = await draftOfHolder(world);
    return { person, sent: { params, body: { certificateId, consent: true } } };
  },
  detachCertificate: async (world) => {
    const { person, params, certificateId } = await draftOfHolder(world);
    await person.do(attachCertificate, { params, body: { certificateId, consent: true } });
    return { person, sent: { params } };
  },
  getDocument: async (world) => {
    const { person, id, documentId } = await caseWithPapers(world);
    return { person, sent: { params: { id, documentId } } };
  },
  getStaffFile: async (world) => {
    const { id, fileId } = await caseWithPapers(world);
    return { person: world.clerk, sent: { params: { id, fileId } } };
  },
  getStaffDocument: async (world) => {
    const { id, documentId } = await caseWithPapers(world);
    return { person: world.clerk, sent: { params: { id, documentId } } };
  },
  listMessages: async ({ citizen }) => ({ person: citizen, sent: { query: {} } }),
  readMessage: async ({ fresh, clerk, taskCode }) => {
    const person = await fresh();
    const { id: caseId } = await submittedCase(person, taskCode);
    await takeStep(clerk, caseId, 'accept');
    const { items } = await person.do(listMessages, { query: {} });
    return { person, sent: { params: { id: items[0]?.id } } };
  },
} satisfies Record<string, Example>;
