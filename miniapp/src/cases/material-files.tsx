import { View } from '@tarojs/components';
import type { MaterialFile } from '@yichuang/contract/cases/material';
import { failureText } from '../api/failure';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/Icon';
import type { OpenedFiles } from '../ui/use-opened-file';
import { readMaterialFile, useRemoveFile } from './material-api';
import { cancelFile, retryFile, type Going, type MaterialPlace } from './material-uploads';
import { fileTitle, sizeText } from './material-words';

function Wrong({ children }: { children: string }) {
  return (
    <View className="field-error" {...a11y({ role: 'alert' })}>
      <Icon name="warn" size={20} />
      <View className="grow">{children}</View>
    </View>
  );
}

const STATES = { checking: '检查中', clean: '可用', refused: '不能用' } as const;

type KeptProps = { place: MaterialPlace; file: MaterialFile; title: string; opened: OpenedFiles };

function KeptFile({ place, file, title, opened }: KeptProps) {
  const { fileId, kind, sizeBytes, state, reason } = file;
  const remove = useRemoveFile(place);
  const drop = () => remove.mutate(fileId, { onError: (error) => toast(`没删掉：${failureText(error).detail}`) });
  return (
    <View className="hand-in-file">
      <View className="grow">
        <View className="body">{title}</View>
        <View className="sub">
          <Facts facts={[sizeText(sizeBytes), STATES[state]]} />
        </View>
      </View>
      {state === 'clean' && (
        <Button
          kind="g"
          size="small"
          label={`看${title}`}
          busy={opened.opening === fileId && '打开…'}
          onPress={() => void opened.open(fileId, { name: title, kind }, () => readMaterialFile(place, fileId))}
        >
          看
        </Button>
      )}
      <Button kind="g" size="small" label={`删掉${title}`} busy={remove.isPending && '删除…'} onPress={drop}>
        删掉
      </Button>
      {state === 'refused' && <Wrong>{reason ?? '这份不能用，请换一份'}</Wrong>}
      {opened.failed?.id === fileId && <Wrong>{opened.failed.text}</Wrong>}
    </View>
  );
}

function GoingFile({ going: { key, state, percent, text, mayRetry, file } }: { going: Going }) {
  const isFailed = state === 'failed';
  const said = state === 'sending' ? `上传中 ${percent}%` : state === 'waiting' ? '排队上传' : '没传上去';
  return (
    <View className="hand-in-file">
      <View className="grow">
        <View className="body">{file.kind === 'pdf' ? file.name : '照片'}</View>
        <View className="sub" {...a11y({ role: 'status' })}>
          <Facts facts={[sizeText(file.sizeBytes), said]} />
        </View>
        {!isFailed && (
          <View className="upload-line" {...a11y({ hidden: true })}>
            <View className="upload-done" style={{ width: `${percent}%` }} />
          </View>
        )}
      </View>
      {mayRetry && (
        <Button kind="s" size="small" onPress={() => retryFile(key)}>
          再传
        </Button>
      )}
      <Button
        kind="g"
        size="small"
        label={isFailed ? '不传了，去掉这一份' : '取消上传'}
        onPress={() => cancelFile(key)}
      >
        {isFailed ? '不传了' : '取消'}
      </Button>
      {isFailed && <Wrong>{text}</Wrong>}
    </View>
  );
}

type Props = { place: MaterialPlace; files: readonly MaterialFile[]; going: readonly Going[]; opened: OpenedFiles };

/** What is there of a material, and what is on its way. */
export function MaterialFiles({ place, files, going, opened }: Props) {
  return (
    <>
      {files.map((file, at) => (
        <KeptFile key={file.fileId} place={place} file={file} title={fileTitle(file, at)} opened={opened} />
      ))}
      {going.map((one) => (
        <GoingFile key={one.key} going={one} />
      ))}
    </>
  );
}
