import { useRef } from 'react';

const hex = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('');
/** Unguessability is not needed: the server keeps keys per person. WeChat has no synchronous `crypto`. */
export const newKey = (): string => `${hex(8)}-${hex(8)}-${hex(16)}`;

/**
 * The key of one intention: made when the page opens, sent with every attempt, renewed after success, so that a
 * repeated tap or a retry after a lost answer never acts twice.
 */
function useIdempotencyKey(): { current: () => string; renew: () => void } {
  const key = useRef<string | undefined>(undefined);
  return {
    current: () => (key.current ??= newKey()),
    renew: () => {
      key.current = undefined;
    },
  };
}

/**
 * Keys for a page on which several things can be done. The same intention (a text that says what is done to what) keeps
 * its key until it succeeds; another intention gets another key.
 */
export function useIntentionKeys(): { keyFor: (intention: string) => string; renew: () => void } {
  const key = useIdempotencyKey();
  const last = useRef('');
  return {
    keyFor(intention) {
      if (intention !== last.current) key.renew();
      last.current = intention;
      return key.current();
    },
    renew: key.renew,
  };
}
