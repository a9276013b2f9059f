import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The system's Chromium; `cameraFile` (y4m) plays on its fake camera, `flags` are more of its own. */
export const openBrowser = (cameraFile?: string, flags: readonly string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: executable(),
    args: [
      ...QUIET,
      ...flags,
      ...(cameraFile === undefined
        ? []
        : [
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
            `--use-file-for-fake-video-capture=${cameraFile}`,
          ]),
    ],
  });

const executable = () => {
  const path = process.env['CHROMIUM_PATH'] ?? 'chromium';
  return path.includes('/') ? path : `/usr/bin/${path}`;
};

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 800 };

/** A phone (or a desk) in Shanghai; console errors, page errors and CSP violations gather in `trouble`. */
export async function openPhone(browser: Browser, { viewport = PHONE, camera = false } = {}) {
  const context: BrowserContext = await browser.newContext({
    viewport,
    deviceScaleFactor: 2,
    isMobile: viewport.width < 600,
    hasTouch: viewport.width < 600,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: camera ? ['camera'] : [],
  });
  const page: Page = await context.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => {
    // a refusal is an ordinary answer here, and Chromium logs each as an error of the network
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      trouble.push(message.text());
  });
  page.on('pageerror', (error) => trouble.push(`pageerror ${error.message}`));
  return { context, page, trouble };
}
