import type { RefusalCode, RefusalExtra } from '@yichuang/contract/problem';

/**
 * A refusal on its way to the one problem filter. Pure rules return codes; services and guards throw this,
 * so that an open transaction rolls back by itself.
 */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly extra: RefusalExtra = {},
    /** Sent as `Retry-After`, seconds. */
    readonly retryAfter?: number,
  ) {
    super(code);
  }
}
