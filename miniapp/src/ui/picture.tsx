import { Image } from '@tarojs/components';
import { a11y } from './a11y';

/** A picture as wide as its place. In a browser picture.h5.tsx takes its place: Taro's own cannot say what it shows. */
export function Picture({ src, label }: { src: string; label: string }) {
  return <Image className="picture" src={src} mode="widthFix" {...a11y({ role: 'img', label })} />;
}
