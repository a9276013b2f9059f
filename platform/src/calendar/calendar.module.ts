import { Module } from '@nestjs/common';
import { NationalCalendar } from './work-calendar.js';

@Module({ providers: [NationalCalendar], exports: [NationalCalendar] })
export class CalendarModule {}
