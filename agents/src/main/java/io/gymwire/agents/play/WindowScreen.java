package io.gymwire.agents.play;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** A window on the desktop. */
final class WindowScreen implements Screen {
  private static final Dimension SIZE = new Dimension(640, 640);

  private final JFrame frame;
  private final Canvas canvas = new Canvas();
  private final JLabel caption = new JLabel(" ");
  private final Set<Key> down = EnumSet.noneOf(Key.class);
  private final Presses presses = new Presses();
  private volatile boolean left;

  private WindowScreen(String title) {
    frame = new JFrame(title);
    frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
    frame.add(canvas, BorderLayout.CENTER);
    frame.add(caption, BorderLayout.SOUTH);
    frame.addKeyListener(new Keys());
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            left = true;
          }
        });
    frame.pack();
  }

  static WindowScreen open(String title) {
    WindowScreen screen = new WindowScreen(title);
    SwingUtilities.invokeLater(() -> screen.frame.setVisible(true));
    return screen;
  }

  @Override
  public void show(BufferedImage picture, String text) {
    SwingUtilities.invokeLater(
        () -> {
          canvas.picture = Optional.of(picture);
          caption.setText(text);
          canvas.repaint();
        });
  }

  @Override
  public Set<Key> keys() {
    synchronized (down) {
      return EnumSet.copyOf(down);
    }
  }

  @Override
  public Set<Key> presses() {
    return presses.take();
  }

  @Override
  public boolean isLeft() {
    return left;
  }

  @Override
  public void close() {
    SwingUtilities.invokeLater(frame::dispose);
  }

  private static Optional<Key> key(int code) {
    return switch (code) {
      case KeyEvent.VK_UP, KeyEvent.VK_W -> Optional.of(Key.UP);
      case KeyEvent.VK_DOWN, KeyEvent.VK_S -> Optional.of(Key.DOWN);
      case KeyEvent.VK_LEFT, KeyEvent.VK_A -> Optional.of(Key.LEFT);
      case KeyEvent.VK_RIGHT, KeyEvent.VK_D -> Optional.of(Key.RIGHT);
      case KeyEvent.VK_SPACE -> Optional.of(Key.FIRE);
      default -> Optional.empty();
    };
  }

  private final class Keys extends KeyAdapter {
    @Override
    public void keyPressed(KeyEvent event) {
      if (event.getKeyCode() == KeyEvent.VK_Q || event.getKeyCode() == KeyEvent.VK_ESCAPE) {
        left = true;
      }
      synchronized (down) {
        key(event.getKeyCode()).ifPresent(down::add);
      }
      key(event.getKeyCode()).ifPresent(presses::add);
    }

    @Override
    public void keyReleased(KeyEvent event) {
      synchronized (down) {
        key(event.getKeyCode()).ifPresent(down::remove);
      }
    }
  }

  /** Draws the picture as large as the window allows, in its own proportions. */
  private static final class Canvas extends JPanel {
    private static final long serialVersionUID = 1;

    private transient Optional<BufferedImage> picture = Optional.empty();

    Canvas() {
      setPreferredSize(SIZE);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      super.paintComponent(graphics);
      picture.ifPresent(image -> draw((Graphics2D) graphics, image));
    }

    private void draw(Graphics2D graphics, BufferedImage image) {
      double scale =
          Math.min(
              (double) getWidth() / image.getWidth(), (double) getHeight() / image.getHeight());
      int width = (int) (scale * image.getWidth());
      int height = (int) (scale * image.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
      graphics.drawImage(
          image, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
    }
  }
}
