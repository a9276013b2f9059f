import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { picture } from './pictures.ts';
import { press, see } from './screen.ts';

const shown = (page: Page, label: string) =>
  page.locator(`[id^="material-"]`).filter({ hasText: label, visible: true }).first();

/** Types into the field of this name. */
export const answer = (page: Page, label: string, text: string) =>
  page.getByRole('textbox', { name: label }).filter({ visible: true }).first().fill(text);

/** Chooses one of a question's answers. */
export async function choose(page: Page, question: string, choice: string) {
  const radio = page
    .getByRole('radiogroup', { name: question })
    .filter({ visible: true })
    .getByRole('radio', { name: choice, exact: true });
  await radio.click();
  await expect.poll(() => radio.getAttribute('aria-checked'), { message: `${question}: ${choice}` }).toBe('true');
}

/** 免提交: consents to the certificate for this material, by the tick. */
export async function agreeToCertificate(page: Page, material: string) {
  await press(page, `同意带入：${material}`);
  await page.getByRole('checkbox', { name: '我同意这一次用它' }).filter({ visible: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '同意带入' }).click();
  await shown(page, material).getByText('已带入').waitFor();
}

/** Every question has its answer and every material its file: what an answer did not reach is told here, and not by a page that never comes. */
export const nothingMissing = (page: Page) =>
  expect
    .poll(() => page.locator('.fill-summary, .field-error').filter({ visible: true }).allInnerTexts(), {
      timeout: 15_000,
    })
    .toEqual([]);

/** Hands in a picture for a material; afterwards it has `count` files. */
export async function uploadPicture(page: Page, material: string, count = 1) {
  await press(page, new RegExp(`^(拍照或上传|再加一份)：${material}$`));
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, /^从相册选/)]);
  await chooser.setFiles({ name: '户口簿.png', mimeType: 'image/png', buffer: picture() });
  await see(page, `已传 ${count} 份`);
}

/** Writes a name on the pad. */
export async function signByHand(page: Page) {
  const pad = page.getByRole('img', { name: '在这里用手指签名' }).filter({ visible: true }).first();
  // waits until the drawer has come to rest
  await pad.hover();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no pad');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 60],
    [120, 30],
    [160, 80],
    [220, 40],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
}
