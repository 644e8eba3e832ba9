import '@digital-go-jp/design-tokens/dist/tokens.css';
import '@fontsource-variable/noto-sans-jp/wght.css';
import './style/theme.css';
import './style/base.css';
import './style/parts.css';
import './style/frame.css';
import './style/operation.css';
import './style/campaigns.css';
import { askEarly, operationAt } from './api/early';

const operation = operationAt(window.location.pathname);
askEarly(operation);
import('./console');
if (operation) {
  import('./screens/operation/operation');
}
