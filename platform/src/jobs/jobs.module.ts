import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { IdempotencySweepRepository } from './idempotency-sweep.repository.js';
import { JobsService } from './jobs.service.js';

@Module({ imports: [AppointmentsModule], providers: [JobsService, IdempotencySweepRepository] })
export class JobsModule {}
