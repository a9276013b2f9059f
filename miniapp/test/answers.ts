import Taro from '@tarojs/taro';
import { toProblem, type RefusalCode } from '@yichuang/contract/problem';
import { vi } from 'vitest';

export type Asked = { method: string; url: string; header: Record<string, string>; data?: string };
type Answered = { statusCode: number; data: unknown };

/** Programs Taro.request; the handler sees `GET /api/…`. Returns what was asked, in order. */
export function answerWith(handler: (call: string, asked: Asked) => Answered | Promise<Answered>): Asked[] {
  const all: Asked[] = [];
  vi.mocked(Taro.request).mockImplementation((async (asked: Asked) => {
    all.push(asked);
    return handler(`${asked.method} ${asked.url}`, asked);
  }) as never);
  return all;
}

export const ok = (data: unknown): Answered => ({ statusCode: 200, data });
export const list = (...items: unknown[]): Answered => ok({ items, nextCursor: null });
export function refused(code: RefusalCode): Answered {
  const problem = toProblem(code, 'trace-1');
  return { statusCode: problem.status, data: problem };
}

export const SITE = {
  id: 'one',
  name: '临空经济区',
  shortName: '临空',
  regionCodes: ['420704'],
  hotline: '027-0000 0012',
  hotlineName: '服务电话',
  theme: { primary: '#1659B4', primaryDark: '#0F4C9C' },
};
