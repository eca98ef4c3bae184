import { spawn } from 'node:child_process';

/**
 * What came of a program.
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 for an end by a signal, 127 when the program could not be started
 * @property {string} output standard output and standard error, in the order they came; empty when shown
 */

/**
 * Runs a program to its end. Its output is either shown as it comes or kept for the caller.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options]
 * @returns {Promise<Outcome>}
 */
export function runProgram(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      ...options,
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 128, output: Buffer.concat(chunks).toString() }));
  });
}

/**
 * The last line that says something: what a failing program usually ends with.
 * @param {string} output
 */
export function lastLine(output) {
  return output.trim().split('\n').at(-1) ?? '';
}
