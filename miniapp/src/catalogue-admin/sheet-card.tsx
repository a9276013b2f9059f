import { View } from '@tarojs/components';
import { MAX_SHEET_BYTES, MAX_SHEET_ROWS, type CatalogueImport } from '@yichuang/contract/catalogue/import-contract';
import { useQueryClient } from '@tanstack/react-query';
import { sizeText } from '../cases/material-words';
import { open, paths } from '../paths';
import { toast } from '../platform';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Icon } from '../ui/Icon';
import { pickSheet } from './pick-sheet';
import { ProgressBar } from './progress-bar';
import { checkSheet, forgetSheet, retrySheet, useSheetUpload, type SheetOnItsWay } from './sheet-upload';

const sending = ({ percent }: SheetOnItsWay) =>
  percent < 100 ? `正在传，已传 ${percent}%` : '传完了，正在检查。大文件要一两分钟';

/** A sheet that is on its way, or stopped on it. */
function OnItsWay({ going }: { going: SheetOnItsWay }) {
  const { file, text, percent, mayRetry } = going;
  return (
    <View className="stack">
      <View className="body strong words">
        {file.name}，{sizeText(file.sizeBytes)}
      </View>
      {text === '' ? (
        <ProgressBar text={sending(going)} share={percent < 100 ? percent / 100 : undefined} />
      ) : (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          <Icon name="warn" size={20} />
          <View className="grow">{text}</View>
        </View>
      )}
      <View className="action-row">
        <Button kind="g" onPress={forgetSheet}>
          {text === '' ? '不传了' : '换一份文件'}
        </Button>
        {mayRetry && (
          <Button kind="k" onPress={retrySheet}>
            再传一次
          </Button>
        )}
      </View>
    </View>
  );
}

/** Choosing a sheet and sending it to be checked. */
export function SheetCard() {
  const going = useSheetUpload((state) => state.going);
  const client = useQueryClient();
  const arrived = ({ id }: CatalogueImport) => {
    void client.invalidateQueries({ queryKey: ['catalogue-imports'] });
    open(paths.catalogueImport(id));
  };
  const choose = async () => {
    try {
      const file = await pickSheet();
      if (file) checkSheet(file, arrived);
    } catch {
      toast('没打开文件，请看看微信有没有读文件的权限');
    }
  };
  return (
    <Card className="stack">
      <View className="title-m" {...a11y({ role: 'heading' })}>
        检查一份表格
      </View>
      <View className="sub">
        XLSX、CSV、JSON 都行，最大 {MAX_SHEET_BYTES >> 20} MB、{MAX_SHEET_ROWS / 10_000}{' '}
        万行。只检查，不改动；看过报告再决定应用。
      </View>
      {going ? (
        <OnItsWay going={going} />
      ) : (
        <View className="action-row">
          <Button kind="k" onPress={() => void choose()}>
            选文件来检查
          </Button>
        </View>
      )}
    </Card>
  );
}
