import { fileURLToPath } from 'node:url';
import { Phone } from './harness/phone.ts';

export const DIST = fileURLToPath(new URL('../../miniapp/dist/weapp', import.meta.url));
/** Where `startStack` sets the clock of the servers: a working Tuesday. */
const MORNING = '2026-11-24T09:05:00.000+08:00';

/** A phone with the built app in the hands of nobody in particular. */
export const newPhone = (server: string, storage?: Map<string, string>, textScale = 1): Phone =>
  new Phone(DIST, { server, now: MORNING, textScale, ...(storage && { storage }) }).launch();

const AGREE = '我看过并同意隐私说明';

/** Signs in on the demo page as the account whose title begins like this; ends where they begin: at home or at their desk. */
async function signIn(phone: Phone, title: string): Promise<void> {
  const page = phone.open('/identity/sign-in');
  await page.waitForText('选一个人物');
  // asked once on every device
  for (const box of page.allByRole('checkbox', AGREE)) {
    page.tap(box);
    await page.waitFor(() => page.byRole('checkbox', AGREE).attribute('aria-checked') === 'true');
  }
  await page.waitAndPress(new RegExp(`^${title}`));
  await page.waitFor(() => phone.page.route !== page.route);
}

export async function phoneOf(server: string, title: string, storage?: Map<string, string>): Promise<Phone> {
  const phone = newPhone(server, storage);
  await signIn(phone, title);
  return phone;
}

export const CITIZEN = '市民 周女士';
export const CLERK = '区中心 1 号综窗';
