import Taro from '@tarojs/taro';
import { isWeapp, toast } from '../platform';
import { toGcj02 } from './gcj02';

type Place = { name: string; address: string; lat: number; lng: number };

/** WeChat opens its map; a browser copies the address for whichever map the person uses. */
export function goTo({ name, address, lat, lng }: Place): void {
  if (isWeapp) {
    const at = toGcj02({ lat, lng });
    void Taro.openLocation({ latitude: at.lat, longitude: at.lng, name, address, scale: 16 }).catch(() => undefined);
    return;
  }
  void Taro.setClipboardData({ data: `${address} ${name}` }).then(
    () => toast('地址已复制，可以贴到地图里'),
    () => toast(address),
  );
}
