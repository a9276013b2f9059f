import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { Clock } from '@yichuang/server/clock';
import { ServiceTokens } from '@yichuang/server/service-token';
import { Config, type PlatformConfig } from './config.js';
import { Database } from './db/database.js';
import { Idempotency } from './db/idempotency.js';
import { ActingGate } from './delegations/acting-gate.js';
import { ActingsRepository } from './delegations/actings.repository.js';
import { ServiceGuard } from './http/service-guard.js';
import { OperationsController } from './operations/operations.controller.js';

/** What every feature may inject without importing anything. */
@Global()
@Module({})
export class CoreModule {
  static with(config: PlatformConfig, db: Database, clock: Clock): DynamicModule {
    return {
      module: CoreModule,
      controllers: [OperationsController],
      providers: [
        { provide: Config, useValue: config },
        { provide: Database, useValue: db },
        { provide: Clock, useValue: clock },
        { provide: ServiceTokens, useValue: new ServiceTokens(config.serviceSecret, () => clock.realNow()) },
        { provide: APP_GUARD, useClass: ServiceGuard },
        ActingsRepository,
        ActingGate,
        Idempotency,
      ],
      exports: [Config, Database, Clock, ServiceTokens, Idempotency, ActingsRepository],
    };
  }
}
