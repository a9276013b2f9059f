import { Controller, Inject } from '@nestjs/common';
import * as contract from '@yichuang/contract/appointments/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { CheckInService } from './check-in.service.js';
import { DeskService } from './desk.service.js';
import { WindowsService } from './windows.service.js';

type AtWindow = Parsed<typeof contract.openWindow>;

/** What staff and kiosks do in the hall. */
@Controller()
export class DeskController {
  constructor(
    @Inject(CheckInService) private readonly checkIns: CheckInService,
    @Inject(DeskService) private readonly desk: DeskService,
    @Inject(WindowsService) private readonly windows: WindowsService,
  ) {}

  @Handles(contract.checkIn)
  checkIn({ body }: Parsed<typeof contract.checkIn>, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.checkIns.checkIn(caller, body, write);
  }

  @Handles(contract.issueTicket)
  issueTicket(
    { body }: Parsed<typeof contract.issueTicket>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.desk.issueTicket(caller, body, write);
  }

  @Handles(contract.listWindows)
  listWindows(_: Parsed<typeof contract.listWindows>, @CurrentCaller() caller: Caller) {
    return this.desk.listWindows(caller);
  }

  @Handles(contract.openWindow)
  open({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'open' }, write);
  }

  @Handles(contract.closeWindow)
  close({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'close' }, write);
  }

  @Handles(contract.pauseWindow)
  pause({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'pause' }, write);
  }

  @Handles(contract.resumeWindow)
  resume({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'resume' }, write);
  }

  @Handles(contract.callNext)
  next({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'next' }, write);
  }

  @Handles(contract.recall)
  recall({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'recall' }, write);
  }

  @Handles(contract.startService)
  start(
    { params, body }: Parsed<typeof contract.startService>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.windows.press(caller, { windowId: params.id, action: 'start', qr: body.qr }, write);
  }

  @Handles(contract.markMissed)
  miss({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'miss' }, write);
  }

  @Handles(contract.finishService)
  finish({ params }: AtWindow, @CurrentCaller() caller: Caller, @CurrentWrite() write: Write) {
    return this.windows.press(caller, { windowId: params.id, action: 'finish' }, write);
  }

  @Handles(contract.transferTicket)
  transfer(
    { params, body }: Parsed<typeof contract.transferTicket>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.windows.press(caller, { windowId: params.id, action: 'transfer', areaId: body.areaId }, write);
  }
}
