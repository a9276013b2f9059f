import { Canvas, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useId } from 'react';
import { encode } from 'uqr';
import { a11y } from './a11y';

type CanvasNode = {
  width: number;
  height: number;
  getContext(type: '2d'): { fillStyle: string; fillRect(x: number, y: number, w: number, h: number): void };
};

/** Black on white with the quiet zone of 4 modules, whole pixels per module: scanners refuse blurred edges. */
function paint(canvas: CanvasNode, text: string, pixels: number) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const cell = Math.max(1, Math.floor(pixels / size));
  canvas.width = canvas.height = cell * size;
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, cell * size, cell * size);
  context.fillStyle = '#000';
  data.forEach((row, y) => row.forEach((isDark, x) => isDark && context.fillRect(x * cell, y * cell, cell, cell)));
}

type Props = {
  text: string;
  /** Side in points. */
  size?: number;
  label: string;
};

export function QrCode({ text, size = 240, label }: Props) {
  const id = `qr-${useId().replace(/\W/g, '')}`;
  useEffect(() => {
    const draw = () =>
      Taro.createSelectorQuery()
        .select(`#${id}`)
        .fields({ node: true, size: true })
        .exec((found: ({ node?: CanvasNode } | null)[]) => {
          const node = found[0]?.node;
          if (node) paint(node, text, size * Taro.getWindowInfo().pixelRatio);
        });
    Taro.nextTick(draw);
  }, [id, text, size]);
  const side = { width: `${size}px`, height: `${size}px` };
  return (
    <View className="qr" {...a11y({ role: 'img', label })}>
      <Canvas type="2d" id={id} canvasId={id} style={side} />
    </View>
  );
}
