import { download } from '../ui/browser-download';

export function saveJson(text: string, name: string): Promise<string> {
  download(text, 'application/json', `${name}.json`);
  return Promise.resolve('已下载');
}
