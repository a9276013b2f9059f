import { useMutation } from '@tanstack/react-query';
import { changeCertificate } from '@yichuang/contract/certificates/contract';
import { failureText, isRefused, NoAnswerError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { ask } from '../api/request';
import type { CertificateAction } from './certificate-words';

type Request = { id: string; action: CertificateAction; reason: string };

function troubleOf(error: unknown): string {
  if (isRefused(error, 'NOT_FOUND')) return '没有这张证照，或者不是本地发的。请核对编号。';
  if (isRefused(error, 'ACTION_NOT_ALLOWED'))
    return '这张证照现在的状态不能这样处置：没冻结的不能解冻，吊销了的不能再改。';
  const { title, detail } = failureText(error);
  return error instanceof NoAnswerError ? `${title}。再按一次不会办两遍。` : `${title}。${detail}。`;
}

/** What the issuer does with a certificate; what was typed stays when it is refused. */
export function useCertificateChange() {
  const keys = useIntentionKeys();
  const change = useMutation({
    mutationFn: ({ id, ...body }: Request) =>
      ask(changeCertificate, { params: { id }, body }, { idempotencyKey: keys.keyFor(JSON.stringify([id, body])) }),
    onSuccess: keys.renew,
  });
  return {
    isPending: change.isPending,
    after: change.data,
    trouble: change.error ? troubleOf(change.error) : '',
    send: (request: Request) => change.mutate(request),
  };
}
