import type { Page } from 'playwright-core';

/** What a person does with a page: only what can be seen counts, because Taro keeps the pages below. */
export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true });
export const press = (page: Page, name: string | RegExp) => button(page, name).first().click();
export const see = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();
