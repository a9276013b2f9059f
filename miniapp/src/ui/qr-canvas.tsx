import { Canvas } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useId } from 'react';
import { paintQr, type CanvasNode } from './paint-qr';

export type QrCanvasProps = {
  text: string;
  /** Side in points. */
  size: number;
};

/** WeChat hands out its canvas only to a query. In a browser qr-canvas.h5.tsx takes its place. */
export function QrCanvas({ text, size }: QrCanvasProps) {
  const id = `qr-${useId().replace(/\W/g, '')}`;
  useEffect(() => {
    const draw = () =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true })
        .exec((found: ({ node?: CanvasNode } | null)[]) => {
          const node = found[0]?.node;
          if (node) paintQr(node, text, size * Taro.getWindowInfo().pixelRatio);
        });
    Taro.nextTick(draw);
  }, [id, text, size]);
  const side = { width: `${size}px`, height: `${size}px` };
  return <Canvas type="2d" id={id} canvasId={id} style={side} />;
}
