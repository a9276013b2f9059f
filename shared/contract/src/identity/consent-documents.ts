import * as z from 'zod/mini';

/**
 * What people are asked to agree to. Whoever changes the text of a document gives it a new version: everybody is asked
 * again (个人信息保护法 第十四条). The text itself is the mini-app's.
 */
export const DOCUMENTS = {
  privacy: { title: '隐私说明', version: '2026-11-01' },
} as const satisfies Record<string, { title: string; version: string }>;

export const ConsentDocument = z.enum(Object.keys(DOCUMENTS) as [keyof typeof DOCUMENTS]);
export type ConsentDocument = z.infer<typeof ConsentDocument>;
