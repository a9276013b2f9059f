import type { Problem } from '@yichuang/contract/problem';

/** The server said no, with a code and what to do next. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** No answer came: no network, or none in time. Whether the server acted is unknown; repeat with the same key. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** What a screen says about a failure: what happened, what to do next, and the line to read out on the phone. */
export type FailureText = { title: string; detail: string; code: string; traceId?: string };

export function failureText(error: unknown): FailureText {
  if (error instanceof RefusedError) {
    const { title, detail, code, traceId } = error.problem;
    return { title, detail, code, traceId };
  }
  if (error instanceof NoAnswerError)
    return { title: '网络没连上', detail: '请看看手机网络，再试一次', code: 'NO_ANSWER' };
  return { title: '我们这边出错了', detail: '请再试一次，还不行就打服务电话', code: 'UNREADABLE' };
}

export const isRefused = (error: unknown, code: Problem['code']): boolean =>
  error instanceof RefusedError && error.problem.code === code;
