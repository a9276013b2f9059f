import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import * as contract from '@yichuang/contract/certificates/contract';
import type { Parsed } from '@yichuang/contract/route';
import { CurrentCaller, type Caller } from '@yichuang/server/caller';
import { Handles } from '@yichuang/server/handles';
import { CurrentWrite, type Write } from '../db/idempotency.js';
import { asDownload } from '../http/attachment.js';
import { CertificatesService } from './certificates.service.js';
import { ChangingService } from './changing.service.js';
import { FilesService } from './files.service.js';
import { PresentingService } from './presenting.service.js';
import { VerifyingService } from './verifying.service.js';

/** Certificates: hold, show, verify, take back. */
@Controller()
export class CertificatesController {
  constructor(
    @Inject(CertificatesService) private readonly certificates: CertificatesService,
    @Inject(PresentingService) private readonly presenting: PresentingService,
    @Inject(VerifyingService) private readonly verifying: VerifyingService,
    @Inject(ChangingService) private readonly changing: ChangingService,
    @Inject(FilesService) private readonly files: FilesService,
  ) {}

  @Handles(contract.listCertificates)
  list({ query }: Parsed<typeof contract.listCertificates>, @CurrentCaller() caller: Caller) {
    return this.certificates.list(caller, query);
  }

  @Handles(contract.getCertificate)
  get({ params }: Parsed<typeof contract.getCertificate>, @CurrentCaller() caller: Caller) {
    return this.certificates.get(caller, params.id);
  }

  @Handles(contract.getCertificateFile)
  async file(
    { params, query }: Parsed<typeof contract.getCertificateFile>,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return asDownload(reply, await this.files.make(caller, params.id, query.purpose));
  }

  @Handles(contract.listVerifications)
  verifications({ params, query }: Parsed<typeof contract.listVerifications>, @CurrentCaller() caller: Caller) {
    return this.certificates.verifications(caller, params.id, query);
  }

  @Handles(contract.present)
  present({ params, body }: Parsed<typeof contract.present>, @CurrentCaller() caller: Caller) {
    return this.presenting.present(caller, params.id, body);
  }

  @Handles(contract.stopPresenting)
  stop({ params }: Parsed<typeof contract.stopPresenting>, @CurrentCaller() caller: Caller) {
    return this.presenting.stop(caller, params.id, params.presentationId);
  }

  @Handles(contract.verifyCertificate)
  verify(
    { body }: Parsed<typeof contract.verifyCertificate>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.verifying.verify(caller, body, write);
  }

  @Handles(contract.changeCertificate)
  change(
    input: Parsed<typeof contract.changeCertificate>,
    @CurrentCaller() caller: Caller,
    @CurrentWrite() write: Write,
  ) {
    return this.changing.change(caller, input, write);
  }

  @Handles(contract.checkFile)
  check({ body }: Parsed<typeof contract.checkFile>) {
    return this.files.check(body.code);
  }
}
