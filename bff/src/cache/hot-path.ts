import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { holdsAlready } from '../http/etag.js';
import { SECURITY_HEADERS } from '../http/security-headers.js';
import { bodyHeaders, cacheHeaders, variantOf } from './answer-headers.js';
import type { Variant } from './cache-entry.js';
import { FirstTier } from './first-tier.js';

/** Two heads for each form of an answer, written the first time, in the order and shape that node:http sends fastest. */
type Heads = { full: string[]; unchanged: string[] };

/**
 * Stands before the framework: a GET whose very URL is known to ask for something fresh in memory is answered here, byte for
 * byte as `CachedReads` would. All else, and everything while the server closes, goes on to the framework as if this were
 * not here.
 */
@Injectable()
export class HotPath implements OnModuleDestroy {
  private readonly heads = new WeakMap<Variant, Heads>();
  private isClosing = false;

  constructor(@Inject(FirstTier) private readonly first: FirstTier) {}

  standBefore(server: Server) {
    const behind = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!this.answers(request, response)) for (const listener of behind) listener.call(server, request, response);
    });
  }

  onModuleDestroy() {
    this.isClosing = true;
  }

  private answers({ method, url, headers }: IncomingMessage, response: ServerResponse): boolean {
    if (method !== 'GET' || url === undefined || this.isClosing) return false;
    const entry = this.first.freshByUrl(url);
    // a GET with a body is odd enough for the long way
    if (!entry || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) return false;
    const variant = variantOf(entry, headers);
    const { full, unchanged } = this.headsOf(variant);
    if (headers['if-none-match'] !== undefined && holdsAlready({ headers }, variant.etag))
      response.writeHead(304, unchanged).end();
    else response.writeHead(200, full).end(variant.body);
    return true;
  }

  private headsOf(variant: Variant): Heads {
    const known = this.heads.get(variant);
    if (known) return known;
    const unchanged = Object.entries({ ...SECURITY_HEADERS, ...cacheHeaders('hit', variant) }).flat();
    const length = ['content-length', String(variant.body.byteLength)];
    const heads = { unchanged, full: [...unchanged, ...Object.entries(bodyHeaders(variant)).flat(), ...length] };
    this.heads.set(variant, heads);
    return heads;
  }
}
