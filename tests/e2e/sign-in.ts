import { expect, type Page } from '@playwright/test';

/** Signs a sample account in through the page, as its owner would. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/dang-nhap');
  await page.fill('input[name=username]', username);
  await page.fill('input[name=password]', 'Mau-2026-tthc');
  await page.locator('input[name=password]').press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'));
}

/** A page error or an error on the console fails the journey, whatever the page shows. */
export function watchErrors(page: Page): () => void {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.text())) errors.push(message.text());
  });
  return () => expect(errors).toEqual([]);
}
