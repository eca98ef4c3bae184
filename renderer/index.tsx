import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { start } from './app/start.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
await start();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
