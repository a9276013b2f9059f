import { Module, type DynamicModule } from '@nestjs/common';
import type { Clock } from '@yichuang/server/clock';
import type { PlatformConfig } from './config.js';
import { CoreModule } from './core.module.js';
import type { Database } from './db/database.js';

@Module({})
export class AppModule {
  static with(config: PlatformConfig, db: Database, clock: Clock): DynamicModule {
    return { module: AppModule, imports: [CoreModule.with(config, db, clock)] };
  }
}
