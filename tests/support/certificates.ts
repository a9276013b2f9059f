import type { CertificateType, Presentation, Verification } from '@yichuang/contract/certificates/certificate';
import { listCertificates, present, verifyCertificate } from '@yichuang/contract/certificates/contract';
import type { CallOptions } from '@yichuang/contract/client';
import type { Person } from './client.ts';

/** The id of the person's own certificate of this type. */
export async function certificateOf(person: Person, type: CertificateType): Promise<string> {
  const { items } = await person.do(listCertificates, { query: { limit: 100 } });
  const found = items.find((one) => one.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found.id;
}

/** A fresh code. */
export const show = (person: Person, id: string, audience?: string): Promise<Presentation> =>
  person.do(present, { params: { id }, body: { ...(audience !== undefined && { audience }) } });

export const scan = (staff: Person, qr: string, deviceId = 'desk-1', options?: CallOptions): Promise<Verification> =>
  staff.do(verifyCertificate, { body: { qr, deviceId } }, options);
