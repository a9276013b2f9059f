import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as contract from '@yichuang/contract/cases/material-contract';
import { getStaffFile } from '@yichuang/contract/cases/staff-contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { asDownload } from '../http/attachment.js';
import { readSentFile } from '../uploads/sent-file.js';
import { ExemptionsService } from './exemptions.service.js';
import { MaterialsService } from './materials.service.js';

/** What goes with an application: files, and certificates that stand in for them. */
@Controller()
export class MaterialsController {
  constructor(
    @Inject(MaterialsService) private readonly materials: MaterialsService,
    @Inject(ExemptionsService) private readonly exemptions: ExemptionsService,
  ) {}

  @Handles(contract.uploadFile)
  upload(
    { params }: Parsed<typeof contract.uploadFile>,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ) {
    const { maxBytes } = contract.uploadFile.upload;
    return this.materials.add(caller, params, () => readSentFile(request, maxBytes));
  }

  @Handles(contract.getFile)
  async file(
    { params }: Parsed<typeof contract.getFile>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.materials.open(caller, params));
  }

  @Handles(contract.deleteFile)
  remove({ params }: Parsed<typeof contract.deleteFile>, @CurrentCaller() caller: Caller) {
    return this.materials.remove(caller, params);
  }

  @Handles(contract.attachCertificate)
  attach({ params, body }: Parsed<typeof contract.attachCertificate>, @CurrentCaller() caller: Caller) {
    return this.exemptions.attach(caller, params, body);
  }

  @Handles(contract.detachCertificate)
  detach({ params }: Parsed<typeof contract.detachCertificate>, @CurrentCaller() caller: Caller) {
    return this.exemptions.detach(caller, params);
  }

  @Handles(getStaffFile)
  async fileForStaff(
    { params }: Parsed<typeof getStaffFile>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.materials.openForStaff(caller, params));
  }
}
