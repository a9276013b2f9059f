import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const NOBODY = '0'.repeat(32);

/** W3C trace id from the incoming header; a malformed or missing one starts a new trace. */
export function traceIdFrom(header: unknown): string {
  const found = typeof header === 'string' ? TRACEPARENT.exec(header)?.[1] : undefined;
  return found !== undefined && found !== NOBODY ? found : randomBytes(16).toString('hex');
}

/** The header for the next hop: same trace, new span. */
export const traceparent = (traceId: string): string => `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
