import Taro from '@tarojs/taro';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { CaseMaterial } from '@yichuang/contract/cases/material';
import { toProblem } from '@yichuang/contract/problem';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { answerWith, list, ok, refused, SITE } from '../../test/answers';
import { catchUploads, keptFile } from '../../test/uploads';
import { dropSession, keepSession } from '../api/session';
import { useElder } from '../elder/elder';
import { MaterialCard } from './material-card';
import { cancelFile, useUploads } from './material-uploads';

const UPLOAD: CaseMaterial = {
  id: 'm1',
  materialName: '户口簿首页',
  isNeed: '1',
  how: 'upload',
  hint: '',
  certificateType: null,
  certificate: null,
  offer: null,
  files: [],
};
const BY_CERTIFICATE: CaseMaterial = {
  ...UPLOAD,
  how: 'certificate',
  certificateType: 'residentIdCard',
  offer: { certificateId: 'cert1', name: '居民身份证' },
};
const CERTIFICATE = {
  id: 'cert1',
  type: 'residentIdCard',
  name: '居民身份证',
  holderMasked: '王*兰',
  numberMasked: '420***********1238',
  issuer: '公安分局',
  validFrom: '2020-01-01',
  validTo: null,
  state: 'valid',
};
const ATTACHED = {
  certificateId: 'cert1',
  name: '居民身份证',
  numberMasked: '420***********1238',
  consentedAt: '2026-11-24T09:30:00.000+08:00',
};

type Shown = { materials: CaseMaterial[] };
type Read = () => Promise<Shown>;

/** A page that shows the first material of a case from the cache, as the real ones do; `read` asks the server once it is shown. */
function Page({ read }: { read: Read | undefined }) {
  const { data } = useQuery<Shown>({
    queryKey: ['cases', 'one', 'c1'],
    queryFn: read ?? (() => Promise.reject(new Error('read from the cache only'))),
    enabled: read !== undefined,
  });
  const material = data?.materials[0];
  return material ? <MaterialCard caseId="c1" taskName="高龄津贴申领" material={material} /> : null;
}
function show(material: CaseMaterial, read?: Read) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(['cases', 'one', 'c1'], { materials: [material] });
  return render(
    <QueryClientProvider client={client}>
      <Page read={read} />
    </QueryClientProvider>,
  );
}
const choose = async (...sizes: number[]) => {
  const tempFiles = sizes.map((size, at) => ({ tempFilePath: `wxfile://tmp_${at}.jpg`, size, fileType: 'image' }));
  vi.mocked(Taro.chooseMedia).mockImplementationOnce((({ success }: { success: (found: object) => void }) =>
    success({ tempFiles })) as never);
  fireEvent.click(screen.getByRole('button', { name: /拍照或上传|再加一份/ }));
  fireEvent.click(screen.getByRole('button', { name: /从相册选/ }));
  await act(async () => {});
};

beforeEach(() => {
  for (const { key } of useUploads.getState().going) cancelFile(key);
  dropSession();
  keepSession({
    accessToken: 't',
    expiresIn: 600,
    user: { id: 'u1', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
  });
  useElder.setState({ isElder: false });
  answerWith(() => list(SITE));
});

test('a picture is sent with the session, its progress is told, and it is there when the server has it', async () => {
  const sent = catchUploads();
  show(UPLOAD);
  expect(screen.getByText('要交')).toBeTruthy();
  await choose(300_000);
  expect(sent[0]?.url).toBe('/api/cases/c1/materials/m1/files');
  expect(sent[0]?.header['authorization']).toBe('Bearer t');
  act(() => sent[0]?.progress(62));
  expect(screen.getByRole('status').textContent).toContain('上传中 62%');
  await act(async () => sent[0]?.answer(201, keptFile('f1')));
  expect(await screen.findByText('第 1 张照片')).toBeTruthy();
  expect(screen.getByText('已传 1 份')).toBeTruthy();
  expect(screen.queryByText(/上传中/)).toBeNull();
});

test('what was read before a file arrived does not take it away again', async () => {
  const sent = catchUploads();
  const reads: ((shown: Shown) => void)[] = [];
  show(UPLOAD, () => new Promise((resolve) => void reads.push(resolve)));
  await choose(300_000);
  await act(async () => sent[0]?.answer(201, keptFile('f1')));
  expect(await screen.findByText('第 1 张照片')).toBeTruthy();
  expect(reads).toHaveLength(2);
  await act(async () => reads[0]?.({ materials: [UPLOAD] }));
  expect(screen.getByText('第 1 张照片')).toBeTruthy();
  await act(async () => reads[1]?.({ materials: [{ ...UPLOAD, files: [keptFile('f1'), keptFile('f2')] }] }));
  expect(await screen.findByText('第 2 张照片')).toBeTruthy();
});

test('files go one after the other, and one that is cancelled lets the next go', async () => {
  const sent = catchUploads();
  show(UPLOAD);
  await choose(300_000, 400_000);
  expect(sent).toHaveLength(1);
  expect(screen.getByText('排队上传')).toBeTruthy();
  await act(async () => void fireEvent.click(screen.getAllByRole('button', { name: '取消上传' })[0]!));
  expect(sent[0]?.isAborted).toBe(true);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(screen.queryByText('排队上传')).toBeNull();
});

test('without an answer the file can be sent again; what was refused says why and cannot', async () => {
  const sent = catchUploads();
  show(UPLOAD);
  await choose(300_000);
  await act(async () => sent[0]?.fail());
  expect(await screen.findByText('没传上去，请看看网络，再传一次。')).toBeTruthy();
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '再传' })));
  const problem = toProblem('UNSUPPORTED_TYPE', 't', { detail: '这不是照片或 PDF，请拍照再传' });
  await act(async () => sent[1]?.answer(415, problem));
  expect(await screen.findByText(/这不是照片或 PDF，请拍照再传/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: '再传' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^不传了/ }));
  expect(screen.queryByText(/这不是照片或 PDF/)).toBeNull();
});

test('a session that ran out is renewed and the file sent again', async () => {
  const sent = catchUploads();
  answerWith((call) =>
    call.startsWith('POST /api/sessions')
      ? ok({
          accessToken: 't2',
          expiresIn: 600,
          user: { id: 'u1', nameMasked: '王*兰', level: 3, roles: ['citizen'] },
        })
      : list(SITE),
  );
  show(UPLOAD);
  await choose(300_000);
  await act(async () => sent[0]?.answer(401, toProblem('UNAUTHENTICATED', 't')));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.header['authorization']).toBe('Bearer t2');
});

test('what is too large is not even sent, and what one person chose is not sent as another', async () => {
  const sent = catchUploads();
  show(UPLOAD);
  await choose(11 * 1024 * 1024, 300_000);
  expect(screen.getByText(/文件最大 10 MB/)).toBeTruthy();
  expect(sent).toHaveLength(1);
  act(() => dropSession());
  expect(sent[0]?.isAborted).toBe(true);
  expect(useUploads.getState().going).toEqual([]);
});

test('a file is deleted, also when an earlier answer was lost', async () => {
  const asked = answerWith((call) => (call.startsWith('DELETE') ? refused('NOT_FOUND') : list(SITE)));
  show({ ...UPLOAD, files: [keptFile('f1')] });
  fireEvent.click(screen.getByRole('button', { name: '删掉第 1 张照片' }));
  await waitFor(() => expect(screen.queryByText('第 1 张照片')).toBeNull());
  expect(asked.at(-1)?.url).toBe('/api/cases/c1/materials/m1/files/f1');
});

test('a certificate stands in only after a tick for this one use, and the consent can be taken back', async () => {
  const asked = answerWith((call) => {
    if (call.startsWith('GET /api/certificates')) return list(CERTIFICATE);
    if (call.startsWith('PUT')) return ok({ ...BY_CERTIFICATE, offer: null, certificate: ATTACHED });
    return call.startsWith('DELETE') ? ok(BY_CERTIFICATE) : list(SITE);
  });
  show(BY_CERTIFICATE);
  fireEvent.click(await screen.findByRole('button', { name: /^同意带入/ }));
  expect(screen.getByText(/只用在「高龄津贴申领」这一件/)).toBeTruthy();
  expect(await screen.findByText('420***********1238')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '同意带入' }));
  expect(screen.getByRole('alert').textContent).toContain('请先勾选');
  expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: '同意带入' }));
  expect(await screen.findByText('已带入')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'PUT')?.data).toBe('{"certificateId":"cert1","consent":true}');
  fireEvent.click(screen.getByRole('button', { name: /^收回同意/ }));
  expect(await screen.findByRole('button', { name: /^同意带入/ })).toBeTruthy();
});

test('where no certificate is found a picture is asked for', () => {
  show({ ...BY_CERTIFICATE, offer: null });
  expect(screen.getByText('没查到电子版，请拍照或上传')).toBeTruthy();
  expect(screen.getByRole('button', { name: /拍照或上传/ })).toBeTruthy();
});

test('what comes about by itself asks for nothing', () => {
  show({ ...UPLOAD, how: 'form' });
  expect(screen.getByText('自动生成')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
