import { changeCertificate, getCertificateFile, present } from '@yichuang/contract/certificates/contract';
import type { Problem } from '@yichuang/contract/problem';
import { certificateOf } from '../support/certificates.ts';
import type { World } from './world.ts';

const reason = '核对信息';

export const CERTIFICATE_SCENARIOS: Record<string, (world: World) => Promise<Problem>> = {
  'getCertificateFile ACTION_NOT_ALLOWED': async ({ citizen }) => {
    const params = { id: await certificateOf(citizen, 'residencePermit') };
    return citizen.refused(getCertificateFile, { params, query: { purpose: '办事' } });
  },
  'present ACTION_NOT_ALLOWED': async ({ citizen }) => {
    const params = { id: await certificateOf(citizen, 'residencePermit') };
    return citizen.refused(present, { params, body: {} });
  },
  // another region's certificate and one that does not exist: the same answer
  'changeCertificate NOT_FOUND': async ({ as, citizen }) => {
    const officer = await as('pds-officer');
    const change = (id: string) =>
      officer.refused(changeCertificate, { params: { id }, body: { action: 'suspend', reason } });
    const foreign = await change(await certificateOf(citizen, 'vehicleLicence'));
    const missing = await change('no-such-id');
    if (foreign.detail !== missing.detail || foreign.title !== missing.title) throw new Error('told apart');
    return foreign;
  },
  'changeCertificate ACTION_NOT_ALLOWED': async ({ as, citizen }) => {
    const officer = await as('officer-1');
    const params = { id: await certificateOf(citizen, 'residentIdCard') };
    return officer.refused(changeCertificate, { params, body: { action: 'resume', reason } });
  },
};
