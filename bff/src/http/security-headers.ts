import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  // what is not a page loads nothing and is framed by nobody
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** On every answer, pages and API alike. */
export function addSecurityHeaders(fastify: Pick<FastifyInstance, 'addHook'>) {
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(SECURITY_HEADERS);
    done();
  });
}

/**
 * The policy of one page. Taro sets the root font size in an inline script: exactly that text is allowed by its hash.
 * Its style loader and its icon font need inline styles and `data:`; nothing needs eval.
 */
export function contentSecurityPolicy(html: string): string {
  const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => {
    const digest = createHash('sha256').update(script).digest('base64');
    return ` 'sha256-${digest}'`;
  });
  return [
    "default-src 'none'",
    `script-src 'self'${hashes.join('')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'none'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
