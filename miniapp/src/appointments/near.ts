import Taro from '@tarojs/taro';
import { useState } from 'react';

type Near = { state: 'unasked' | 'asking' | 'denied' } | { state: 'known'; text: string };

/** Where the person is, asked for only when they want the nearest hall; it goes into one query and is not kept. */
export function useNear() {
  const [near, setNear] = useState<Near>({ state: 'unasked' });
  const locate = async () => {
    setNear({ state: 'asking' });
    try {
      const { latitude, longitude } = await Taro.getLocation({ type: 'wgs84' });
      setNear({ state: 'known', text: `${latitude.toFixed(4)},${longitude.toFixed(4)}` });
    } catch {
      setNear({ state: 'denied' });
    }
  };
  return { near, text: near.state === 'known' ? near.text : undefined, locate: () => void locate() };
}
