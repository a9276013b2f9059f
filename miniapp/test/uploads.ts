import Taro from '@tarojs/taro';
import type { MaterialFile } from '@yichuang/contract/cases/material';
import { vi } from 'vitest';

/** An upload that a test moves on by hand. */
export type Sent = {
  url: string;
  header: Record<string, string>;
  isAborted: boolean;
  progress: (percent: number) => void;
  answer: (statusCode: number, body: unknown) => void;
  fail: () => void;
};

/** Programs Taro.uploadFile; returns what was sent, in order. */
export function catchUploads(): Sent[] {
  const all: Sent[] = [];
  vi.mocked(Taro.uploadFile).mockImplementation(((options: Pick<Sent, 'url' | 'header'>) => {
    let told: (state: { progress: number }) => void = () => undefined;
    let sent: Sent | undefined;
    const task = new Promise((resolve, reject) => {
      const fail = () => reject(new Error('uploadFile:fail'));
      const answer = (statusCode: number, body: unknown) => resolve({ statusCode, data: JSON.stringify(body) });
      const progress = (percent: number) => told({ progress: percent });
      sent = { url: options.url, header: options.header, isAborted: false, progress, answer, fail };
      all.push(sent);
    });
    const abort = () => {
      if (sent) sent.isAborted = true;
      sent?.fail();
    };
    return Object.assign(task, { abort, onProgressUpdate: (tell: typeof told) => void (told = tell) });
  }) as never);
  return all;
}

export const keptFile = (fileId: string): MaterialFile => ({
  fileId,
  name: 'photo.jpg',
  kind: 'image',
  sizeBytes: 300_000,
  state: 'clean',
  uploadedAt: '2026-11-24T09:30:00.000+08:00',
});
