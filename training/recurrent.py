"""What the light recurrent layers of both networks share, in PyTorch.

Source: Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence".
"""

from typing import Any

import torch
from torch import Tensor


class Carry(torch.autograd.Function):
    """``c[t] = keep[t] * c[t - 1] + new[t]`` over the first axis."""

    @staticmethod
    def forward(ctx: Any, keep: Tensor, new: Tensor) -> Tensor:  # noqa: ANN401 - torch's context
        """Run forwards."""
        states = new.clone()
        for at in range(1, len(new)):
            states[at].addcmul_(keep[at], states[at - 1])
        ctx.save_for_backward(keep, states)
        return states

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:  # noqa: ANN401 - torch's context
        """Run backwards."""
        keep, states = ctx.saved_tensors
        new = gradients[0].clone()
        for at in range(len(new) - 1, 0, -1):
            new[at - 1].addcmul_(keep[at], new[at])
        before = torch.zeros_like(states)
        before[1:] = states[:-1]
        return new * before, new


def turned(states: Tensor, half: int) -> Tensor:
    """Return the states with the second half of their width in the other order of time."""
    return torch.cat([states[..., :half], states[..., half:].flip(0)], -1)
