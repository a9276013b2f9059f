import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { GuardedRedis } from '../cache/guarded-redis.js';
import { createRedisClient, type RedisClient } from '../cache/redis-connection.js';
import { BFF_CONFIG, type BffConfig } from '../config.js';

const CHANNEL = 'yc:revoked';
const SESSION_ID = /^[\w-]{1,64}$/;

/**
 * Tells the other BFFs at once which session ended. Only a short cut: they hear it from the platform within half a
 * second anyhow, with or without Redis.
 */
@Injectable()
export class RevocationChannel implements OnModuleInit, OnApplicationShutdown {
  private readonly listener: RedisClient | undefined;
  private heard: (sessionId: string) => void = () => undefined;

  constructor(
    @Inject(BFF_CONFIG) { redis }: Pick<BffConfig, 'redis'>,
    @Inject(GuardedRedis) private readonly sender: GuardedRedis | null,
  ) {
    // a connection of its own: one that listens may not be able to do anything else
    this.listener = redis && createRedisClient(redis);
  }

  onHeard(listener: (sessionId: string) => void) {
    this.heard = listener;
  }

  tell(sessionId: string) {
    void this.sender?.run((client) => client.publish(CHANNEL, sessionId)).catch(() => undefined);
  }

  onModuleInit() {
    const { listener } = this;
    if (!listener) return;
    listener.on('ready', () => void listener.subscribe(CHANNEL).catch(() => undefined));
    listener.on('message', (_channel: string, message: string) => {
      if (SESSION_ID.test(message)) this.heard(message);
    });
    void listener.connect().catch(() => undefined);
  }

  onApplicationShutdown() {
    this.listener?.disconnect();
  }
}
