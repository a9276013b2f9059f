// What the cache is measured against: `node cache-rivals.mjs <kind> <file with the answer> <address of Redis>`.
// Each answers `GET /api/items/one` with the same bytes and prints its {"ready":…} line.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { CACHE_MANAGER, CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import { Controller, Get, Module, UseInterceptors } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import KeyvRedis from '@keyv/redis';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { Keyv } from 'keyv';

const [, , kind, file, redisUrl] = process.argv;
const body = readFileSync(file);
const TTL_MS = 3_600_000;
const ready = (port) => console.log(JSON.stringify({ ready: `http://127.0.0.1:${port}` }));

/** The least that node:http can do: nothing but the bytes and their length. */
async function raw() {
  const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength };
  return (_request, response) => response.writeHead(200, head).end(body);
}

async function bento() {
  const store = bentostore().useL1Layer(memoryDriver({ maxSize: '64mb' }));
  const cache = new BentoCache({ default: 'one', stores: { one: store } });
  return async ({ url }, response) => {
    const text = await cache.getOrSet({
      key: url,
      factory: () => body.toString(),
      ttl: TTL_MS,
      grace: '24h',
      timeout: 300,
    });
    const head = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
    response.writeHead(200, head).end(text);
  };
}

/** As docs.nestjs.com shows it: the module with its stores, the interceptor on the controller. */
async function nest(stores) {
  class Items {
    one() {
      return JSON.parse(body.toString());
    }
  }
  Get('one')(Items.prototype, 'one', Object.getOwnPropertyDescriptor(Items.prototype, 'one'));
  UseInterceptors(CacheInterceptor)(Items);
  Controller('api/items')(Items);
  class Root {}
  Module({ imports: [CacheModule.register({ ttl: TTL_MS, stores })], controllers: [Items] })(Root);
  const app = await NestFactory.create(Root, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  if (!app.get(CACHE_MANAGER)) throw new Error('no cache');
  ready(app.getHttpServer().address().port);
}

const handlers = { raw, bento };
if (kind === 'nest-redis') await nest([new KeyvRedis(redisUrl)]);
else if (kind === 'nest-memory-redis') await nest([new Keyv(), new KeyvRedis(redisUrl)]);
else {
  const server = createServer(await handlers[kind]());
  server.listen(0, '127.0.0.1', () => ready(server.address().port));
}
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
