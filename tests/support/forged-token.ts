import { createHmac, createSign, type KeyLike } from 'node:crypto';
import { readFileSync } from 'node:fs';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
export type Header = { alg: string; [more: string]: unknown };

/** A token put together by hand, so that it may be as wrong as an attacker wants it. */
export function tokenOf(header: Header, claims: object, sign: (signed: string) => string): string {
  const signed = `${part({ typ: 'JWT', ...header })}.${part(claims)}`;
  return `${signed}.${sign(signed)}`;
}

export const hmac =
  (secret: KeyLike | string, hash: 'sha256' | 'sha512' = 'sha256') =>
  (signed: string) =>
    createHmac(hash, secret).update(signed).digest('base64url');
export const rsa = (key: KeyLike) => (signed: string) => createSign('RSA-SHA256').update(signed).sign(key, 'base64url');
export const unsigned = () => '';

/** What is inside a token, unverified. */
export const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;

/** The secret that the servers of one data folder made for themselves. */
export const madeSecret = (dataDir: string, name: string): string => readFileSync(`${dataDir}/secrets/${name}`, 'utf8');
