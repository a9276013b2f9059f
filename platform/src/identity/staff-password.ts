import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/** Ten characters of three kinds (lower, upper, digit, other): more than GB/T 22239 asks of a third-level system. */
export const isStrongPassword = (password: string): boolean =>
  Array.from(password).length >= 10 && KINDS.filter((kind) => kind.test(password)).length >= 3;

/** argon2id, 19 MiB, two passes: the library's defaults and OWASP's first choice. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let nobodys: Promise<string> | undefined;

/** False for somebody without a hash too, after the same work: the answer's time must not tell who exists. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hash(randomBytes(16));
  const isRight = await verify(passwordHash ?? (await nobodys), password);
  return passwordHash !== undefined && isRight;
}
