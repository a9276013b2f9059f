import { useState } from 'react';
import { MAX_FILES, type CaseMaterial } from '@yichuang/contract/cases/material';
import { useOnce } from '../appointments/use-once';
import { useElder } from '../elder/elder';
import { toast } from '../platform';
import { Button } from '../ui/Button';
import { Cell } from '../ui/Cell';
import { Sheet } from '../ui/Sheet';
import { useShowFile } from './material-api';
import { addFiles, type Going, type MaterialPlace } from './material-uploads';
import { pickFiles, type FileSource } from './pick-file';

const SOURCES = [
  { source: 'camera', icon: 'camera', title: '拍照', detail: '放平，四个角都拍进来' },
  { source: 'album', icon: 'image', title: '从相册选', detail: '一次可以选几张' },
  { source: 'pdf', icon: 'file', title: '选 PDF 文件', detail: '扫描件、电子文件' },
] as const;

type Props = { place: MaterialPlace; material: CaseMaterial; going: readonly Going[] };

/** Takes or chooses files for a material and sends them. */
function useAdd({ place, material, going }: Props) {
  const once = useOnce();
  const showFile = useShowFile(place);
  const most = MAX_FILES - material.files.length - going.length;
  const add = async (source: FileSource) => {
    if (!once.begin()) return;
    try {
      addFiles(place, await pickFiles(source, most), showFile);
    } catch {
      toast(source === 'camera' ? '没打开相机，请在手机设置里允许' : '没打开，请在手机设置里允许');
    } finally {
      once.end();
    }
  };
  return { most, add: (source: FileSource) => void add(source) };
}

type ElderProps = { isFirst: boolean; hasSome: boolean; isSecond: boolean; add: (source: FileSource) => void };

/** Where a certificate can stand in, taking a picture is one more press away. */
function ElderSources({ isFirst, hasSome, isSecond, add }: ElderProps) {
  const [isOpen, setOpen] = useState(!isSecond || hasSome);
  if (!isOpen)
    return (
      <Button kind="g" icon="camera" onPress={() => setOpen(true)}>
        我要拍照
      </Button>
    );
  return (
    <>
      <Button kind={isFirst ? 'p' : 's'} size="big" icon="camera" onPress={() => add('camera')}>
        {hasSome ? '再拍一张' : '拍照'}
      </Button>
      <Button kind="g" icon="image" onPress={() => add('album')}>
        从相册选
      </Button>
    </>
  );
}

/** The ways to hand in a file: 长辈版 sees its two at once, the others behind one button. */
export function MaterialSources(props: Props) {
  const isElder = useElder((state) => state.isElder);
  const [isOpen, setOpen] = useState(false);
  const { most, add } = useAdd(props);
  const name = props.material.materialName;
  const hasSome = props.material.files.length + props.going.length > 0;
  // where a certificate can stand in, a picture is the second way
  const isSecond = props.material.offer !== null;
  if (most <= 0) return null;
  if (isElder) return <ElderSources isFirst={!hasSome && !isSecond} hasSome={hasSome} isSecond={isSecond} add={add} />;
  return (
    <>
      <Button
        kind={isSecond ? 'g' : 's'}
        size="small"
        icon="camera"
        label={`${hasSome ? '再加一份' : '拍照或上传'}：${name}`}
        onPress={() => setOpen(true)}
      >
        {hasSome ? '再加一份' : '拍照或上传'}
      </Button>
      <Sheet isOpen={isOpen} title={name} onClose={() => setOpen(false)}>
        {SOURCES.map(({ source, icon, title, detail }) => (
          <Cell
            key={source}
            icon={icon}
            title={title}
            detail={detail}
            onPress={() => {
              setOpen(false);
              add(source);
            }}
          />
        ))}
      </Sheet>
    </>
  );
}
