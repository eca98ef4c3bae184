import { join } from 'node:path';
import { runProgram } from './process.mjs';

/**
 * Runs a tool of node_modules under Node.
 * @param {string} root the project's folder
 * @param {readonly string[]} command the tool's script below node_modules, and its arguments
 * @param {import('node:child_process').SpawnOptions & { show?: boolean, node?: string }} [options] `env` is added to
 *   ours, unless the tool runs as another user
 */
export function runTool(root, [script = '', ...args], { node = process.execPath, env, ...options } = {}) {
  return runProgram(node, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    ...options,
    env: { ...(options.uid === undefined ? process.env : {}), ...env },
  });
}
