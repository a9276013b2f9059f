import { DOCUMENTS } from '@yichuang/contract/identity/consent-documents';
import { giveConsent, withdrawConsent } from '@yichuang/contract/identity/privacy-contract';
import * as z from 'zod/mini';
import { ask } from '../api/request';
import { stored } from '../api/stored';

const { version } = DOCUMENTS.privacy;
/** The version that somebody on this device agreed to: it is asked for before there is an account to ask about. */
const agreed = stored('privacy.agreed', z.string());

/** Whether this device need not ask; a new version asks again. */
export const hasAgreed = (): boolean => agreed.read() === version;

/** Writes the agreement down for the account that has just signed in. */
export async function recordAgreement(): Promise<void> {
  agreed.write(version);
  // a lost answer must not undo the sign-in; 「隐私说明」 shows what was recorded and asks there
  await agree().catch(() => undefined);
}

export const agree = () => ask(giveConsent, { body: { document: 'privacy', version } });

/** The next sign-in on this device asks again. */
export async function takeBackAgreement(): Promise<void> {
  await ask(withdrawConsent, { query: { document: 'privacy' } });
  agreed.remove();
}
